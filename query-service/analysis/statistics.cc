#include "query-service/analysis/statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace waymark::query {
namespace {

// A product of fractions that is a half may come out a little above it.
constexpr double kHalf = 0.5 + 1e-12;

}  // namespace

double QuantileOf(const std::vector<double>& sorted, double p) {
  const double place = static_cast<double>(sorted.size() - 1) * p;
  const auto below = static_cast<std::size_t>(std::floor(place));
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - std::floor(place)) * (sorted[above] - sorted[below]);
}

std::optional<Statistics> StatisticsOf(std::vector<double> values) {
  if (values.size() < kMinForStatistics) return std::nullopt;
  std::sort(values.begin(), values.end());
  Statistics statistics;
  statistics.n = values.size();
  statistics.min = values.front();
  statistics.median = QuantileOf(values, 0.5);
  statistics.max = values.back();
  statistics.mean =
      std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  if (values.size() >= kMinForQuartiles) {
    statistics.quartiles = {.first = QuantileOf(values, 0.25), .third = QuantileOf(values, 0.75)};
  }
  return statistics;
}

std::optional<double> SurvivalMedian(std::vector<SeenDuration> durations) {
  std::sort(durations.begin(), durations.end(),
            [](const SeenDuration& a, const SeenDuration& b) { return a.length < b.length; });
  double surviving = 1;
  for (auto begin = durations.begin(); begin != durations.end();) {
    const double length = begin->length;
    const auto end = std::find_if(begin, durations.end(), [length](const SeenDuration& duration) {
      return duration.length != length;
    });
    const auto present = static_cast<double>(durations.end() - begin);
    const auto ended = static_cast<double>(
        std::count_if(begin, end, [](const SeenDuration& duration) { return duration.ended; }));
    surviving *= (present - ended) / present;
    if (surviving <= kHalf) return length;
    begin = end;
  }
  return std::nullopt;
}

}  // namespace waymark::query
