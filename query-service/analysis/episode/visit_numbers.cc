#include "query-service/analysis/episode/visit_numbers.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/data_note.h"

namespace waymark::query {
namespace {

// Its order among the others is known: it has a date or a number, or there are no others.
bool PlaceIsKnown(const EpisodeView& episode, const DatedVisit& visit) {
  return visit.placed_by < PlacedBy::kSourceDate || episode.recorded_visits == 1;
}

bool IsCounted(const v1::Visit& visit) {
  return visit.type() == v1::VISIT_TYPE_MONITORING_VISIT ||
         visit.type() == v1::VISIT_TYPE_FOCUSED_VISIT;
}

bool IsDatedAndNumbered(const DatedVisit& visit) {
  return visit.place.has_value() && StatedFromBaseline(visit.visit) > 0;
}

// Whether it is not known which of two visits of a list came first: one has no date, the other no
// number, and none between them in the list has both.
bool OrderIsUnknown(const EpisodeView& episode, size_t first, size_t second) {
  const DatedVisit& a = *episode.visits[first];
  const DatedVisit& b = *episode.visits[second];
  const auto is_undated = [](const DatedVisit& visit) {
    return visit.placed_by == PlacedBy::kStatedNumber;
  };
  const auto is_unnumbered = [](const DatedVisit& visit) {
    return visit.place.has_value() && StatedFromBaseline(visit.visit) == 0;
  };
  if (!(is_undated(a) && is_unnumbered(b)) && !(is_unnumbered(a) && is_undated(b))) return false;
  return std::none_of(episode.visits.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                      episode.visits.begin() + static_cast<std::ptrdiff_t>(second),
                      [](const DatedVisit* visit) { return IsDatedAndNumbered(*visit); });
}

// The counted visits whose order to the one at `place` is not known.
std::vector<size_t> UnorderedTo(const EpisodeView& episode, size_t place) {
  std::vector<size_t> unordered;
  if (!IsCounted(episode.visits[place]->visit)) return unordered;
  for (size_t i = 0; i < episode.visits.size(); ++i) {
    if (i == place || !IsCounted(episode.visits[i]->visit)) continue;
    if (OrderIsUnknown(episode, std::min(i, place), std::max(i, place))) unordered.push_back(i);
  }
  return unordered;
}

// Takes from a count the visits listed before that may have come after.
void CountOnlyKnownBefore(const EpisodeView& episode, size_t place, CountedNumber& counted) {
  for (const size_t other : UnorderedTo(episode, place)) {
    if (other > place) continue;
    if (counted.with_focused.has_value()) --*counted.with_focused;
    const bool is_monitoring =
        episode.visits[other]->visit.type() == v1::VISIT_TYPE_MONITORING_VISIT;
    if (is_monitoring && counted.monitoring.has_value()) --*counted.monitoring;
  }
}

std::vector<CountedNumber> Positions(const EpisodeView& episode) {
  std::vector<CountedNumber> counted(episode.visits.size());
  int monitoring = 0;
  int with_focused = 0;
  for (size_t i = 0; i < episode.visits.size(); ++i) {
    const DatedVisit& visit = *episode.visits[i];
    if (!IsCounted(visit.visit) || !PlaceIsKnown(episode, visit)) continue;
    counted[i].with_focused = ++with_focused;
    if (visit.visit.type() == v1::VISIT_TYPE_MONITORING_VISIT) counted[i].monitoring = ++monitoring;
  }
  for (size_t i = 0; i < counted.size(); ++i) CountOnlyKnownBefore(episode, i, counted[i]);
  return counted;
}

// How many visits a monitoring visit's stated number shows to be missing before it; negative where
// it is lower than its count, 0 where it agrees with either count.
std::optional<int> MissingBefore(const DatedVisit& visit, const CountedNumber& counted) {
  const int stated = StatedFromBaseline(visit.visit);
  if (stated <= 0 || !counted.monitoring.has_value()) return std::nullopt;
  if (stated == *counted.with_focused) return 0;
  return stated - *counted.monitoring;
}

bool AnyUnplaced(const EpisodeView& episode) {
  return std::any_of(episode.visits.begin(), episode.visits.end(),
                     [&episode](const DatedVisit* visit) {
                       return IsCounted(visit->visit) && !PlaceIsKnown(episode, *visit);
                     });
}

int MissingByLaterInspection(const EpisodeView& episode) {
  if (episode.ended_by == nullptr) return 0;
  return std::max(0, episode.ended_by->visit.stated_visit_count()) - MonitoringVisitsHeld(episode);
}

std::string CountText(int count) {
  return count == 1 ? "1 monitoring visit" : absl::StrCat(count, " monitoring visits");
}

// Sources that count from the same thing and give different numbers.
bool StatedNumbersDiffer(const v1::Visit& visit) {
  std::set<int> from_baseline;
  for (const v1::StatedNumber& number : visit.stated_numbers()) {
    if (CountsFromBaseline(number)) from_baseline.insert(number.number());
  }
  return from_baseline.size() > 1;
}

bool IsUnstated(const v1::StatedNumber& number) {
  return CountsFromBaseline(number) && number.counted_from() != v1::COUNTED_FROM_BASELINE;
}

void NoteStatements(const v1::Visit& visit, std::vector<v1::DataNote>& notes) {
  if (std::any_of(visit.stated_numbers().begin(), visit.stated_numbers().end(), &IsUnstated)) {
    notes.push_back(MakeNote(v1::NOTE_REASON_NUMBER_UNSTATED,
                             "A stated number does not say what it counts from; taken as from the "
                             "baseline.",
                             {visit.name()}));
  }
  if (StatedNumbersDiffer(visit)) {
    notes.push_back(MakeNote(v1::NOTE_REASON_NUMBERS_DIFFER,
                             "Sources number the visit differently; the highest number counted "
                             "from the baseline is used.",
                             {visit.name()}));
  }
}

// Told at the visit without a date.
void NoteUnordered(const EpisodeView& episode, size_t place, std::vector<v1::DataNote>& notes) {
  const DatedVisit& visit = *episode.visits[place];
  const std::vector<size_t> unordered = UnorderedTo(episode, place);
  if (unordered.empty() || visit.place.has_value()) return;
  std::vector<std::string> names = {visit.visit.name()};
  for (const size_t other : unordered) names.push_back(episode.visits[other]->visit.name());
  notes.push_back(MakeNote(v1::NOTE_REASON_ORDER_UNKNOWN,
                           "The visit has a number but no date, the others named have a date but "
                           "no number: which came first is not known.",
                           std::move(names)));
}

void NoteMissing(const v1::Visit& visit, int missing, int known_missing,
                 std::vector<v1::DataNote>& notes) {
  const int stated = StatedFromBaseline(visit);
  if (missing > known_missing) {
    notes.push_back(
        MakeNote(v1::NOTE_REASON_VISITS_MISSING,
                 absl::StrCat("Sources number the visit ", stated, ": ", CountText(missing),
                              " before it ", missing == 1 ? "is" : "are", " not recorded."),
                 {visit.name()}));
  } else if (missing < known_missing) {
    notes.push_back(
        MakeNote(v1::NOTE_REASON_NUMBERS_DIFFER,
                 absl::StrCat("Sources number the visit ", stated,
                              ", which is less than its place among the recorded visits and the "
                              "numbers of those before it make it."),
                 {visit.name()}));
  }
}

}  // namespace

std::vector<CountedNumber> CountVisits(const EpisodeView& episode) {
  if (episode.joins_several) return std::vector<CountedNumber>(episode.visits.size());
  std::vector<CountedNumber> counted = Positions(episode);
  bool missing = AnyUnplaced(episode) || MissingByLaterInspection(episode) > 0;
  size_t exact_up_to = 0;
  for (size_t i = 0; i < counted.size(); ++i) {
    const auto gap = MissingBefore(*episode.visits[i], counted[i]);
    if (gap == 0) exact_up_to = i + 1;
    if (gap > 0) missing = true;
  }
  for (size_t i = 0; i < counted.size(); ++i) {
    if (!counted[i].with_focused.has_value()) continue;
    const auto gap = MissingBefore(*episode.visits[i], counted[i]);
    counted[i].is_lower_bound =
        gap > 0 || (missing && i >= exact_up_to) || !UnorderedTo(episode, i).empty();
  }
  return counted;
}

std::vector<v1::DataNote> NotesOnNumbers(const EpisodeView& episode) {
  std::vector<v1::DataNote> notes;
  if (episode.joins_several) {
    for (const DatedVisit* visit : episode.visits) NoteStatements(visit->visit, notes);
    return notes;
  }
  const std::vector<CountedNumber> counted = Positions(episode);
  int known_missing = 0;
  for (size_t i = 0; i < counted.size(); ++i) {
    const v1::Visit& visit = episode.visits[i]->visit;
    NoteStatements(visit, notes);
    NoteUnordered(episode, i, notes);
    const auto missing = MissingBefore(*episode.visits[i], counted[i]);
    if (!missing.has_value()) continue;
    NoteMissing(visit, *missing, known_missing, notes);
    known_missing = std::max(known_missing, *missing);
  }
  const int missing_in_all = MissingByLaterInspection(episode);
  if (missing_in_all > known_missing) {
    notes.push_back(MakeNote(
        v1::NOTE_REASON_VISITS_MISSING,
        absl::StrCat("The inspection that ended the episode states more visits than are recorded: ",
                     CountText(missing_in_all), missing_in_all == 1 ? " is" : " are",
                     " missing.")));
  }
  return notes;
}

}  // namespace waymark::query
