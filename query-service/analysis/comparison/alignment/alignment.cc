#include "query-service/analysis/comparison/alignment/alignment.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"

#include "common/model/date_distance.h"
#include "query-service/analysis/comparison/alignment/visit_number_match.h"
#include "query-service/analysis/data_note.h"
#include "query-service/analysis/episode/visit_numbers.h"
#include "query-service/analysis/months.h"

namespace waymark::query {
namespace {

using Episodes = std::vector<const EpisodeView*>;

ResolvedMoment Excluded(v1::ExclusionReason reason, std::string text) {
  return {.moment = {}, .exclusion = reason, .text = std::move(text)};
}

// The latest that a monitoring visit follows, else the latest. Null for none.
const EpisodeView* ChooseMonitored(const Episodes& eligible) {
  const EpisodeView* chosen = nullptr;
  bool is_monitored = false;
  for (const EpisodeView* episode : eligible) {
    if (episode->baseline == nullptr) continue;
    const bool monitored = MonitoringVisitsHeld(*episode) > 0;
    if (is_monitored && !monitored) continue;
    chosen = episode;
    is_monitored = monitored;
  }
  return chosen;
}

// The baseline's date on the clock asked for, else on the other, noted.
std::optional<model::PartialDate> ClockDate(const EpisodeView& episode, v1::BaselineClock clock,
                                            std::vector<v1::DataNote>& notes) {
  const bool by_fieldwork = clock == v1::BASELINE_CLOCK_FIELDWORK;
  auto asked = by_fieldwork ? episode.fieldwork() : episode.publication();
  if (asked.has_value()) return asked;
  auto other = by_fieldwork ? episode.publication() : episode.fieldwork();
  if (!other.has_value()) return std::nullopt;
  notes.push_back(MakeNote(v1::NOTE_REASON_OTHER_CLOCK_USED,
                           by_fieldwork
                               ? "When the baseline's fieldwork ended is not known; months count "
                                 "from its publication."
                               : "When the baseline was published is not known; months count from "
                                 "the last day of its fieldwork.",
                           {episode.baseline->visit.name()}));
  return other;
}

// The last day on which no more than so many whole months are complete.
std::optional<absl::CivilDay> LastDayOfMonth(const std::optional<absl::CivilDay>& from,
                                             int months) {
  if (!from.has_value()) return std::nullopt;
  return model::AddMonths(*from, months + 1) - 1;
}

void SetLimits(const model::PartialDate& from, int months, Moment& moment) {
  moment.is_bounded = true;
  moment.certainly_by = LastDayOfMonth(from.first(), months);
  moment.possibly_by = LastDayOfMonth(from.last(), months);
  if (moment.certainly_by.has_value() && moment.possibly_by.has_value()) {
    moment.date = model::PartialDate::Span(moment.certainly_by, moment.possibly_by);
  }
  moment.text = absl::StrCat("month ", months, " after the baseline");
}

void NoteEarlyEnd(const EpisodeView& episode, const model::PartialDate& from, int months,
                  Moment& moment) {
  if (episode.end != v1::EPISODE_END_OPEN) return;
  const auto latest = LatestDate(episode);
  const auto reached = MonthsRange(from, latest.has_value() ? latest : from);
  if (!reached.has_value() || reached->high() >= months) return;
  moment.notes.push_back(
      MakeNote(v1::NOTE_REASON_RECORD_ENDS_EARLIER,
               absl::StrCat("The last record of this episode is of month ",
                            static_cast<int>(reached->high()), ": later values may exist."),
               {episode.baseline->visit.name()}));
}

ResolvedMoment MonthsSince(const Episodes& eligible, const Alignment& alignment) {
  const EpisodeView* episode = ChooseMonitored(eligible);
  if (episode == nullptr) {
    return Excluded(v1::EXCLUSION_REASON_NO_BASELINE,
                    "No inspection is recorded that months could count from.");
  }
  ResolvedMoment resolved;
  resolved.moment.episode = episode;
  const auto from = ClockDate(*episode, alignment.clock, resolved.moment.notes);
  if (!from.has_value()) {
    return Excluded(v1::EXCLUSION_REASON_NO_BASELINE,
                    absl::StrCat("Neither publication nor last day of fieldwork is known of ",
                                 episode->baseline->visit.name(), "."));
  }
  SetLimits(*from, *alignment.months_since_baseline, resolved.moment);
  NoteEarlyEnd(*episode, *from, *alignment.months_since_baseline, resolved.moment);
  return resolved;
}

std::vector<VisitNumberMatch> MatchesIn(const Episodes& eligible, const Alignment& alignment) {
  std::vector<VisitNumberMatch> matches;
  for (const EpisodeView* episode : eligible) {
    const auto more = MatchVisitNumber(*episode, *alignment.visit_number, alignment.counted_from);
    matches.insert(matches.end(), more.begin(), more.end());
  }
  return matches;
}

void NoteMatch(const std::vector<VisitNumberMatch>& matches, int number, Moment& moment) {
  const std::string& name = moment.visit->visit.name();
  if (matches.back().is_counted) {
    moment.notes.push_back(
        MakeNote(v1::NOTE_REASON_NUMBER_COUNTED,
                 absl::StrCat("No source numbers the visit; it is number ", number,
                              " of the recorded monitoring visits since the baseline."),
                 {name}));
  }
  for (v1::DataNote& note : NotesOnNumbers(*moment.episode)) {
    if (!note.names().empty() && note.names(0) == name) moment.notes.push_back(std::move(note));
  }
  if (matches.size() == 1) return;
  std::vector<std::string> names = {name};
  std::transform(matches.begin(), matches.end() - 1, std::back_inserter(names),
                 [](const VisitNumberMatch& match) { return match.visit->visit.name(); });
  moment.notes.push_back(MakeNote(v1::NOTE_REASON_OTHER_VISITS_MATCH,
                                  "Other visits have this number too; the last of the latest "
                                  "episode was taken.",
                                  std::move(names)));
}

ResolvedMoment VisitOfNumber(const Episodes& eligible, const Alignment& alignment) {
  const std::vector<VisitNumberMatch> matches = MatchesIn(eligible, alignment);
  if (matches.empty()) {
    int held = 0;
    for (const EpisodeView* episode : eligible) held += MonitoringVisitsHeld(*episode);
    return Excluded(v1::EXCLUSION_REASON_NOT_YET_REACHED,
                    absl::StrCat("No visit is known to be number ", *alignment.visit_number,
                                 "; monitoring visits recorded: ", held, "."));
  }
  ResolvedMoment resolved;
  Moment& moment = resolved.moment;
  moment.episode = matches.back().episode;
  moment.visit = matches.back().visit;
  moment.date = moment.visit->place;
  moment.text = absl::StrCat("visit number ", *alignment.visit_number);
  NoteMatch(matches, *alignment.visit_number, moment);
  return resolved;
}

}  // namespace

Alignment ReadAlignment(const v1::CompareAuthoritiesRequest& request) {
  Alignment alignment;
  if (request.has_as_of_date()) alignment.as_of = ReadDate(request.as_of_date());
  if (request.has_months_since_baseline()) {
    alignment.months_since_baseline = request.months_since_baseline();
  }
  if (request.has_visit_number()) alignment.visit_number = request.visit_number();
  if (request.clock() != v1::BASELINE_CLOCK_UNSPECIFIED) alignment.clock = request.clock();
  if (request.number_counted_from() != v1::COUNTED_FROM_UNSPECIFIED) {
    alignment.counted_from = request.number_counted_from();
  }
  return alignment;
}

ResolvedMoment ResolveMoment(const History& history,
                             const std::vector<const EpisodeView*>& eligible,
                             const Alignment& alignment) {
  if (alignment.months_since_baseline.has_value() && !history.empty()) {
    return MonthsSince(eligible, alignment);
  }
  if (alignment.visit_number.has_value() && !history.empty()) {
    return VisitOfNumber(eligible, alignment);
  }
  return {.moment = MomentAsOf(alignment.as_of), .exclusion = {}, .text = {}};
}

}  // namespace waymark::query
