#include "query-service/analysis/episode/episode.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "common/model/date_order.h"

namespace waymark::query {
namespace {

// The same letter's visit that is listed before.
bool IsCountedBefore(const std::vector<const DatedVisit*>& visits, size_t place) {
  return std::any_of(visits.begin(), visits.begin() + static_cast<std::ptrdiff_t>(place),
                     [&](const DatedVisit* earlier) {
                       return AreHeldJointly(earlier->visit, visits[place]->visit);
                     });
}

std::optional<model::PartialDate> LatestRecordedDate(const EpisodeView& episode) {
  if (episode.ended_by != nullptr) {
    const DatedVisit& next = *episode.ended_by;
    if (!next.end.has_value() && !next.published.has_value()) return std::nullopt;
    return InspectionDate(next);
  }
  if (episode.last_day.has_value()) return model::PartialDate::OfDay(*episode.last_day);
  std::optional<model::PartialDate> latest;
  for (const DatedVisit* visit : episode.visits) {
    if (!visit->place.has_value()) continue;
    if (!latest.has_value() || model::SortDay(*latest) <= model::SortDay(*visit->place)) {
      latest = visit->place;
    }
  }
  return latest;
}

// As much of a date as lies up to a day; the day itself where nothing does.
std::optional<model::PartialDate> Until(const model::PartialDate& date, const absl::CivilDay& day) {
  if (date.last().has_value() && *date.last() <= day) return date;
  const auto last = model::PartialDate::OfDay(day);
  const bool is_later = date.first().has_value() && *date.first() > day;
  return is_later || !last.has_value() ? last : SpanOf(date, *last);
}

// The end of an inspection as far as it lies before its publication: what is published has ended.
model::PartialDate EndedBy(const model::PartialDate& end,
                           const std::optional<model::PartialDate>& published) {
  if (!published.has_value() || !published->last().has_value()) return end;
  const absl::CivilDay day = *published->last();
  if (end.first().has_value() && *end.first() > day) return end;  // the record contradicts itself
  return Until(end, day).value_or(end);
}

}  // namespace

std::optional<model::PartialDate> EpisodeView::fieldwork() const {
  return baseline == nullptr ? std::nullopt : baseline->end;
}

std::optional<model::PartialDate> EpisodeView::publication() const {
  return baseline == nullptr ? std::nullopt : baseline->published;
}

std::vector<const DatedVisit*> EpisodeView::BaselineAndVisits() const {
  std::vector<const DatedVisit*> all;
  if (baseline != nullptr) all.push_back(baseline);
  all.insert(all.end(), visits.begin(), visits.end());
  return all;
}

std::optional<model::PartialDate> InspectionDate(const DatedVisit& inspection) {
  if (inspection.end.has_value()) return EndedBy(*inspection.end, inspection.published);
  if (inspection.published.has_value()) return inspection.published;
  return inspection.start;
}

int MonitoringVisitsHeld(const EpisodeView& episode) {
  int held = 0;
  for (size_t i = 0; i < episode.visits.size(); ++i) {
    if (episode.visits[i]->visit.type() != v1::VISIT_TYPE_MONITORING_VISIT) continue;
    if (!IsCountedBefore(episode.visits, i)) ++held;
  }
  return held;
}

bool AreOfOneLine(const EpisodeView& episode, const DatedVisit& a, const DatedVisit& b) {
  return !episode.joins_several || AuthorityNameOf(a.visit) == AuthorityNameOf(b.visit);
}

bool CountSamePeople(const EpisodeView& episode, const DatedVisit& a, const DatedVisit& b) {
  const bool may_differ = episode.joins_several || episode.other_area;
  return !may_differ || AuthorityNameOf(a.visit) == AuthorityNameOf(b.visit);
}

int HighestStatedNumber(const EpisodeView& episode) {
  if (episode.joins_several) return 0;
  int highest = episode.ended_by == nullptr ? 0 : episode.ended_by->visit.stated_visit_count();
  for (const DatedVisit* visit : episode.visits) {
    highest = std::max(highest, StatedFromBaseline(visit->visit));
  }
  return highest;
}

EpisodeView AsOf(const EpisodeView& episode, const model::PartialDate& to) {
  const model::DayFilter until = model::FilterOf(std::nullopt, to);
  const auto is_later = [&until](const DatedVisit* visit) { return IsLater(*visit, until); };
  EpisodeView view = episode;
  view.seen_to = until.to;
  std::copy_if(view.visits.begin(), view.visits.end(), std::back_inserter(view.others), is_later);
  std::erase_if(view.visits, is_later);
  std::erase_if(view.candidates, is_later);
  const bool ends_later =
      (view.ended_by != nullptr && is_later(view.ended_by)) ||
      (view.last_day.has_value() && until.to.has_value() && *view.last_day >= *until.to);
  if (ends_later) {
    view.end = v1::EPISODE_END_OPEN;
    view.ended_by = nullptr;
    view.continued_by.clear();
    view.last_day.reset();
  }
  return view;
}

std::optional<EpisodeView> SeenBy(const EpisodeView& episode,
                                  const std::optional<model::PartialDate>& to) {
  if (!to.has_value()) return episode;
  const model::DayFilter until = model::FilterOf(std::nullopt, to);
  const auto is_later = [&until](const DatedVisit* visit) { return IsLater(*visit, until); };
  const bool all_later = episode.baseline != nullptr
                             ? is_later(episode.baseline)
                             : std::all_of(episode.visits.begin(), episode.visits.end(), is_later);
  if (all_later) return std::nullopt;
  return AsOf(episode, *to);
}

bool GivesStateNow(const EpisodeView& episode, const DatedVisit& visit) {
  return visit.place.has_value() || &visit == episode.baseline || episode.recorded_visits == 1;
}

std::optional<model::PartialDate> LatestDate(const EpisodeView& episode) {
  auto latest = LatestRecordedDate(episode);
  if (!latest.has_value() || !episode.seen_to.has_value()) return latest;
  return Until(*latest, *episode.seen_to);
}

}  // namespace waymark::query
