#include "query-service/analysis/comparison/ranking/statistics.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "common/model/decimal.h"

namespace waymark::query {
namespace {

constexpr std::size_t kLeastForSpread = 2;
constexpr std::size_t kLeastForQuartiles = 4;

}  // namespace

double Quantile(const std::vector<double>& sorted, double part) {
  const double place = static_cast<double>(sorted.size() - 1) * part;
  const auto below = static_cast<std::size_t>(std::floor(place));
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  const double way = place - static_cast<double>(below);
  return model::RoundToFigures(sorted[below] + way * (sorted[above] - sorted[below]),
                               kStatisticFigures);
}

v1::GroupStatistics StatisticsOf(std::vector<double> figures) {
  v1::GroupStatistics statistics;
  statistics.set_n(static_cast<int>(figures.size()));
  if (figures.size() < kLeastForSpread) return statistics;
  std::sort(figures.begin(), figures.end());
  statistics.set_min(figures.front());
  statistics.set_median(Quantile(figures, 0.5));
  statistics.set_max(figures.back());
  const double sum = std::accumulate(figures.begin(), figures.end(), 0.0);
  statistics.set_mean(
      model::RoundToFigures(sum / static_cast<double>(figures.size()), kStatisticFigures));
  if (figures.size() < kLeastForQuartiles) return statistics;
  statistics.set_lower_quartile(Quantile(figures, 0.25));
  statistics.set_upper_quartile(Quantile(figures, 0.75));
  return statistics;
}

}  // namespace waymark::query
