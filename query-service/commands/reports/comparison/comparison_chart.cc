#include "query-service/commands/reports/comparison/comparison_chart.h"

#include <algorithm>

#include "query-service/commands/wording/chart_value.h"
#include "query-service/commands/wording/observation_text.h"

namespace waymark::query::client {

std::optional<BarChart> ChartOf(const v1::CompareAuthoritiesResponse& response,
                                const ComparisonTopic& topic, const AuthorityNames& names) {
  if (topic.is_theme || !topic.comparable) return std::nullopt;
  BarChart chart{.title = "Value", .axis_unit = AxisUnit(topic.unit), .bars = {}};
  double largest = 0;
  for (const v1::ComparisonRow& row : response.rows()) {
    if (!IsPlotted(row.point().observation())) continue;
    Bar bar{.label = names.Of(row.authority()),
            .value = row.point().observation().value(),
            .text = ValueAndDate(row.point(), topic.unit),
            .before = std::nullopt};
    if (IsPlotted(row.baseline_point().observation())) {
      bar.before = row.baseline_point().observation().value();
    }
    largest = std::max({largest, bar.value, bar.before.value_or(0)});
    chart.bars.push_back(std::move(bar));
  }
  if (chart.bars.empty()) return std::nullopt;
  chart.top = AxisTopOf(topic.unit, largest);
  return chart;
}

}  // namespace waymark::query::client
