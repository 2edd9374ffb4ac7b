#include "query-service/analysis/visit_list/visit_filter.h"

#include <algorithm>
#include <utility>

#include "query-service/analysis/data_note.h"
#include "query-service/analysis/progress_filter.h"

namespace waymark::query {
namespace {

using model::Membership;

template <typename List, typename Value>
bool Wanted(const List& wanted, const Value& value) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

// Nothing is wanted, or one of the elements is fitting.
template <typename List, typename Elements, typename Fits>
bool AnyFits(const List& wanted, const Elements& elements, Fits fits) {
  return wanted.empty() || std::any_of(elements.begin(), elements.end(), fits);
}

// HELD is what a visit is where nothing is said.
v1::VisitStatus StatusOf(const v1::Visit& visit) {
  return IsHeld(visit) ? v1::VISIT_STATUS_HELD : visit.status();
}

Membership PublishedWithin(const DatedVisit& visit, const model::DayFilter& days) {
  if (!days.from.has_value() && !days.to.has_value()) return Membership::kCertain;
  if (visit.published.has_value()) return model::MembershipOf(*visit.published, days);
  const bool unpublished = visit.visit.publication_status() == v1::PUBLICATION_STATUS_UNPUBLISHED;
  return unpublished ? Membership::kOutside : Membership::kPossible;
}

// False where it lies outside; makes the match POSSIBLE, with a note, where it is not known.
bool Take(Membership membership, const v1::Visit& visit, std::string text, std::string field,
          v1::VisitMatch& match) {
  if (membership != Membership::kPossible) return membership == Membership::kCertain;
  match.set_certainty(v1::MATCH_CERTAINTY_POSSIBLE);
  *match.add_notes() =
      MakeNote(v1::NOTE_REASON_POSSIBLE, std::move(text), {visit.name()}, std::move(field));
  return true;
}

}  // namespace

VisitFilter::VisitFilter(const reference::ReferenceData& reference,
                         const v1::ListVisitsRequest& request, const SearchQuery& phrase)
    : reference_(reference),
      request_(request),
      phrase_(phrase),
      service_areas_(request.service_areas().begin(), request.service_areas().end()),
      held_(model::FilterOf(ReadDate(request.from_date()), ReadDate(request.to_date()))),
      published_(model::FilterOf(ReadDate(request.published_from_date()),
                                 ReadDate(request.published_to_date()))),
      number_{.number = request.number(), .counted_from = request.counted_from()} {}

bool VisitFilter::FitsKind(const v1::Visit& visit) const {
  if (visit.deleted() && !request_.show_deleted()) return false;
  return Wanted(request_.types(), visit.type()) && Wanted(request_.statuses(), StatusOf(visit));
}

bool VisitFilter::FitsFocus(const v1::Visit& visit) const {
  const auto looked_at_area = [this](const v1::Focus& focus) {
    return !focus.service_area().empty() &&
           WantsServiceArea(reference_, service_areas_, focus.service_area());
  };
  const auto looked_at_theme = [this](const v1::Focus& focus) {
    return std::any_of(focus.themes().begin(), focus.themes().end(),
                       [this](const std::string& it) { return Wanted(request_.themes(), it); });
  };
  const auto looked_at_cohort = [this](const v1::Focus& focus) {
    return std::any_of(focus.cohorts().begin(), focus.cohorts().end(),
                       [this](const std::string& it) { return Wanted(request_.cohorts(), it); });
  };
  return AnyFits(service_areas_, visit.focus(), looked_at_area) &&
         AnyFits(request_.themes(), visit.focus(), looked_at_theme) &&
         AnyFits(request_.cohorts(), visit.focus(), looked_at_cohort);
}

bool VisitFilter::FitsOverallProgress(const v1::Visit& visit) const {
  if (phrase_.phrases.empty() && request_.ratings().empty()) return true;
  return std::any_of(visit.overall_progress().begin(), visit.overall_progress().end(),
                     [this](const v1::OverallProgress& said) {
                       return Wanted(request_.ratings(), said.rating()) &&
                              FindPhrases(said.phrase(), phrase_).has_value();
                     });
}

bool VisitFilter::FitsDates(const DatedVisit& visit, v1::VisitMatch& match) const {
  return Take(MembershipOf(visit, held_), visit.visit,
              "It is not known exactly enough when the visit was held, or only a part of it lies "
              "within the dates asked for.",
              held_.from.has_value() ? "from_date" : "to_date", match) &&
         Take(PublishedWithin(visit, published_), visit.visit,
              "It is not known exactly enough when its letter or report was published.",
              published_.from.has_value() ? "published_from_date" : "published_to_date", match);
}

std::optional<v1::VisitMatch> VisitFilter::Match(const DatedVisit& visit,
                                                 const CountedNumber* counted) const {
  v1::VisitMatch match;
  match.set_certainty(v1::MATCH_CERTAINTY_CERTAIN);
  const v1::Visit& recorded = visit.visit;
  if (!FitsKind(recorded) || !FitsFocus(recorded) || !FitsOverallProgress(recorded) ||
      !FitsDates(visit, match) || !HasNumber(recorded, number_, counted, match)) {
    return std::nullopt;
  }
  return match;
}

}  // namespace waymark::query
