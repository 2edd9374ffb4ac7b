#include "query-service/commands/reports/episodes/months_chart.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"

namespace waymark::query::client {
namespace {

constexpr int kMonthsOfABar = 6;
constexpr int kFewestEpisodesCharted = 2;

// The bar, counted from 0, that a number of months belongs to; absent where that is not known.
std::optional<int> BarOf(const v1::EpisodeCase& episode) {
  if (!episode.has_months_since_publication()) return std::nullopt;
  const v1::Range& months = episode.months_since_publication();
  if (months.low() < 0) return std::nullopt;
  const int low = static_cast<int>(months.low()) / kMonthsOfABar;
  const int high = static_cast<int>(months.high()) / kMonthsOfABar;
  return low == high ? std::optional<int>(low) : std::nullopt;
}

Bar CountBar(std::string label, int count) {
  return {.label = std::move(label),
          .value = static_cast<double>(count),
          .text = absl::StrCat(count),
          .before = std::nullopt};
}

}  // namespace

std::optional<BarChart> MonthsChart(const v1::SummarizeEpisodesResponse& response) {
  if (response.cases().size() < response.case_count()) return std::nullopt;
  std::map<int, int> counts;
  int all = 0;
  int not_known = 0;
  for (const v1::EpisodeCase& episode : response.cases()) {
    if (episode.end() != v1::EPISODE_END_REINSPECTED || !episode.has_baseline()) continue;
    ++all;
    const std::optional<int> bar = BarOf(episode);
    ++(bar.has_value() ? counts[*bar] : not_known);
  }
  if (all < kFewestEpisodesCharted || counts.empty()) return std::nullopt;
  BarChart chart{.title = "Episodes by months from the baseline's publication to re-inspection",
                 .axis_unit = "",
                 .bars = {}};
  int largest = not_known;
  // Empty bars between are shown: they are part of the shape.
  for (int bar = counts.begin()->first; bar <= counts.rbegin()->first; ++bar) {
    const int from = bar * kMonthsOfABar;
    chart.bars.push_back(
        CountBar(absl::StrCat(from, " to ", from + kMonthsOfABar - 1), counts[bar]));
    largest = std::max(largest, counts[bar]);
  }
  if (not_known > 0) chart.bars.push_back(CountBar("not known exactly", not_known));
  chart.top = AxisTop(largest);
  return chart;
}

}  // namespace waymark::query::client
