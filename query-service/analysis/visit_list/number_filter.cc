#include "query-service/analysis/visit_list/number_filter.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/data_note.h"
#include "query-service/analysis/episode/dated_visit.h"
#include "query-service/analysis/episode/history.h"

namespace waymark::query {
namespace {

constexpr char kField[] = "number";

bool IsUnstated(const v1::StatedNumber& number) {
  return number.counted_from() == v1::COUNTED_FROM_UNSTATED ||
         number.counted_from() == v1::COUNTED_FROM_UNSPECIFIED;
}

// Whether a number counts from what the question is about.
bool IsAskedFor(const v1::StatedNumber& number, const NumberFilter& filter) {
  if (filter.CountsToo()) return CountsFromBaseline(number);
  if (filter.counted_from == v1::COUNTED_FROM_UNSTATED) return IsUnstated(number);
  return number.counted_from() == filter.counted_from;
}

void Note(v1::NoteReason reason, std::string text, const v1::Visit& visit, v1::VisitMatch& match) {
  *match.add_notes() = MakeNote(reason, std::move(text), {visit.name()}, kField);
}

bool FitsStated(const v1::Visit& visit, const std::vector<const v1::StatedNumber*>& stated,
                const NumberFilter& filter, v1::VisitMatch& match) {
  const auto fits = [&filter](const v1::StatedNumber* number) {
    return number->number() == filter.number;
  };
  if (std::none_of(stated.begin(), stated.end(), fits)) return false;
  if (!std::all_of(stated.begin(), stated.end(), fits)) {
    match.set_certainty(v1::MATCH_CERTAINTY_POSSIBLE);
    Note(v1::NOTE_REASON_NUMBERS_DIFFER, "Sources number the visit differently.", visit, match);
  }
  const bool says_from_what = std::any_of(
      stated.begin(), stated.end(),
      [&fits](const v1::StatedNumber* number) { return fits(number) && !IsUnstated(*number); });
  if (!says_from_what && filter.CountsToo()) {
    Note(v1::NOTE_REASON_NUMBER_UNSTATED,
         "No source says what the number counts from; taken as from the baseline.", visit, match);
  }
  return true;
}

bool FitsCounted(const v1::Visit& visit, const CountedNumber& counted, const NumberFilter& filter,
                 v1::VisitMatch& match) {
  if (counted.is_lower_bound || counted.monitoring != filter.number) return false;
  Note(v1::NOTE_REASON_NUMBER_COUNTED,
       absl::StrCat("No source states the visit's number; it is number ", filter.number,
                    " of the monitoring visits recorded of its episode."),
       visit, match);
  return true;
}

}  // namespace

CountedNumbers CountAllVisits(const reference::ReferenceData& reference, AuthorityRecord record) {
  CountedNumbers numbers;
  const History history(reference, std::move(record));
  for (const EpisodeView& episode : history.episodes()) {
    if (episode.baseline == nullptr) continue;
    const std::vector<CountedNumber> counted = CountVisits(episode);
    for (std::size_t i = 0; i < counted.size(); ++i) {
      numbers.emplace(episode.visits[i]->visit.name(), counted[i]);
    }
  }
  return numbers;
}

bool NumberFilter::CountsToo() const {
  return counted_from == v1::COUNTED_FROM_BASELINE || counted_from == v1::COUNTED_FROM_UNSPECIFIED;
}

bool HasNumber(const v1::Visit& visit, const NumberFilter& filter, const CountedNumber* counted,
               v1::VisitMatch& match) {
  if (filter.number == 0) return true;
  std::vector<const v1::StatedNumber*> stated;
  for (const v1::StatedNumber& number : visit.stated_numbers()) {
    if (IsAskedFor(number, filter)) stated.push_back(&number);
  }
  if (!stated.empty()) return FitsStated(visit, stated, filter, match);
  return filter.CountsToo() && counted != nullptr && FitsCounted(visit, *counted, filter, match);
}

}  // namespace waymark::query
