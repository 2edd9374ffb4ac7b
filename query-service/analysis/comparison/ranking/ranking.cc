#include "query-service/analysis/comparison/ranking/ranking.h"

#include <algorithm>
#include <cstddef>
#include <functional>

#include "common/model/decimal.h"
#include "query-service/analysis/comparison/ranking/group_statistics.h"

namespace waymark::query {
namespace {

// The figures that are there, the best first.
std::vector<double> BestFirst(const std::vector<std::optional<double>>& figures,
                              reference::Better better) {
  std::vector<double> sorted;
  for (const std::optional<double>& figure : figures) {
    if (figure.has_value()) sorted.push_back(*figure);
  }
  if (better == reference::Better::kLower) {
    std::sort(sorted.begin(), sorted.end());
  } else {
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
  }
  return sorted;
}

}  // namespace

std::vector<std::optional<Ranking>> Rank(const std::vector<std::optional<double>>& figures,
                                         reference::Better better) {
  std::vector<std::optional<Ranking>> rankings(figures.size());
  const std::vector<double> sorted = BestFirst(figures, better);
  if (better == reference::Better::kNone || sorted.size() < 2) return rankings;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (!figures[i].has_value()) continue;
    const auto first_equal = std::find(sorted.begin(), sorted.end(), *figures[i]);
    const auto no_better = static_cast<double>(sorted.end() - first_equal - 1);
    const auto others = static_cast<double>(sorted.size() - 1);
    rankings[i] =
        Ranking{.rank = static_cast<int>(first_equal - sorted.begin()) + 1,
                .percentile = model::RoundToFigures(100 * no_better / others, kStatisticFigures)};
  }
  return rankings;
}

}  // namespace waymark::query
