#include "query-service/analysis/summary/distribution.h"

#include <algorithm>
#include <utility>

#include "common/model/decimal.h"
#include "query-service/analysis/statistics.h"

namespace waymark::query {
namespace {

v1::Range MakeRange(double low, double high) {
  v1::Range range;
  range.set_low(low);
  range.set_high(high);
  return range;
}

double Rounded(double mean) { return model::RoundToFigures(mean, model::kRateFigures); }

}  // namespace

v1::Range ExactRange(double value) { return MakeRange(value, value); }

v1::Distribution DistributionOf(const std::vector<v1::Range>& values) {
  std::vector<double> lows;
  std::vector<double> highs;
  for (const v1::Range& value : values) {
    lows.push_back(value.low());
    highs.push_back(value.high());
  }
  v1::Distribution distribution;
  distribution.set_n(static_cast<int>(values.size()));
  const auto low = StatisticsOf(std::move(lows));
  const auto high = StatisticsOf(std::move(highs));
  if (!low.has_value() || !high.has_value()) return distribution;
  *distribution.mutable_min() = MakeRange(low->min, high->min);
  *distribution.mutable_median() = MakeRange(low->median, high->median);
  *distribution.mutable_max() = MakeRange(low->max, high->max);
  *distribution.mutable_mean() = MakeRange(Rounded(low->mean), Rounded(high->mean));
  if (low->quartiles.has_value() && high->quartiles.has_value()) {
    *distribution.mutable_first_quartile() =
        MakeRange(low->quartiles->first, high->quartiles->first);
    *distribution.mutable_third_quartile() =
        MakeRange(low->quartiles->third, high->quartiles->third);
  }
  return distribution;
}

v1::MedianEstimate EstimateMedian(const std::vector<SeenMonths>& seen) {
  std::vector<SeenDuration> shortest;
  std::vector<SeenDuration> longest;
  v1::MedianEstimate estimate;
  for (const SeenMonths& one : seen) {
    shortest.push_back({.length = one.months.low(), .ended = one.ended});
    longest.push_back({.length = one.months.high(), .ended = one.ended});
    if (one.ended) {
      estimate.set_ended(estimate.ended() + 1);
    } else {
      estimate.set_not_ended(estimate.not_ended() + 1);
    }
  }
  const auto a = SurvivalMedian(std::move(shortest));
  const auto b = SurvivalMedian(std::move(longest));
  if (a.has_value() && b.has_value()) {
    *estimate.mutable_months() = MakeRange(std::min(*a, *b), std::max(*a, *b));
  }
  return estimate;
}

}  // namespace waymark::query
