#include "query-service/analysis/comparison/ranking/ranking.h"

#include <algorithm>
#include <cstddef>

#include "common/model/decimal.h"
#include "query-service/analysis/comparison/ranking/group_statistics.h"

namespace waymark::query {
namespace {

std::vector<double> ThoseThere(const std::vector<std::optional<double>>& figures) {
  std::vector<double> there;
  for (const std::optional<double>& figure : figures) {
    if (figure.has_value()) there.push_back(*figure);
  }
  return there;
}

}  // namespace

std::vector<std::optional<Ranking>> Rank(const std::vector<std::optional<double>>& figures,
                                         reference::Better better) {
  std::vector<std::optional<Ranking>> rankings(figures.size());
  std::vector<double> sorted = ThoseThere(figures);
  if (better == reference::Better::kNone || sorted.size() < 2) return rankings;
  const auto is_better = [better](double a, double b) {
    return better == reference::Better::kLower ? a < b : a > b;
  };
  std::sort(sorted.begin(), sorted.end(), is_better);
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (!figures[i].has_value()) continue;
    const auto first_equal = std::lower_bound(sorted.begin(), sorted.end(), *figures[i], is_better);
    const auto no_better = static_cast<double>(sorted.end() - first_equal - 1);
    const auto others = static_cast<double>(sorted.size() - 1);
    rankings[i] =
        Ranking{.rank = static_cast<int>(first_equal - sorted.begin()) + 1,
                .percentile = model::RoundToFigures(100 * no_better / others, kStatisticFigures)};
  }
  return rankings;
}

}  // namespace waymark::query
