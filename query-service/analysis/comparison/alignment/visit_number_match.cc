#include "query-service/analysis/comparison/alignment/visit_number_match.h"

#include <algorithm>
#include <cstddef>

#include "query-service/analysis/episode/visit_numbers.h"

namespace waymark::query {
namespace {

bool IsCountedSo(const v1::StatedNumber& stated, v1::CountedFrom counted_from) {
  if (counted_from == v1::COUNTED_FROM_BASELINE) return CountsFromBaseline(stated);
  return stated.counted_from() == counted_from;
}

bool IsCountedAs(const CountedNumber& counted, int number) {
  return !counted.is_lower_bound && counted.monitoring == number;
}

}  // namespace

std::vector<VisitNumberMatch> MatchVisitNumber(const EpisodeView& episode, int number,
                                               v1::CountedFrom counted_from) {
  const bool may_count = counted_from == v1::COUNTED_FROM_BASELINE && episode.baseline != nullptr;
  const std::vector<CountedNumber> counted = CountVisits(episode);
  std::vector<VisitNumberMatch> matches;
  for (std::size_t i = 0; i < episode.visits.size(); ++i) {
    const auto& stated = episode.visits[i]->visit.stated_numbers();
    const bool is_stated =
        std::any_of(stated.begin(), stated.end(), [&](const v1::StatedNumber& one) {
          return IsCountedSo(one, counted_from) && one.number() == number;
        });
    const bool is_counted = may_count && IsCountedAs(counted[i], number) &&
                            std::none_of(stated.begin(), stated.end(), &CountsFromBaseline);
    if (!is_stated && !is_counted) continue;
    matches.push_back({.episode = &episode, .visit = episode.visits[i], .is_counted = !is_stated});
  }
  return matches;
}

}  // namespace waymark::query
