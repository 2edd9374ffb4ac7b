#include "query-service/analysis/comparison/ranking/group_statistics.h"

#include <utility>

#include "common/model/decimal.h"
#include "query-service/analysis/statistics.h"

namespace waymark::query {
namespace {

double Rounded(double figure) { return model::RoundToFigures(figure, kStatisticFigures); }

}  // namespace

v1::GroupStatistics GroupStatisticsOf(std::vector<double> figures) {
  v1::GroupStatistics group;
  group.set_n(static_cast<int>(figures.size()));
  const std::optional<Statistics> statistics = StatisticsOf(std::move(figures));
  if (!statistics.has_value()) return group;
  group.set_min(statistics->min);
  group.set_median(Rounded(statistics->median));
  group.set_max(statistics->max);
  group.set_mean(Rounded(statistics->mean));
  if (!statistics->quartiles.has_value()) return group;
  group.set_lower_quartile(Rounded(statistics->quartiles->first));
  group.set_upper_quartile(Rounded(statistics->quartiles->third));
  return group;
}

}  // namespace waymark::query
