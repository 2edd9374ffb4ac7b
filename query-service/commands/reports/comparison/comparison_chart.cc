#include "query-service/commands/reports/comparison/comparison_chart.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/chart_value.h"
#include "query-service/commands/wording/observation_text.h"

namespace waymark::query::client {
namespace {

// Fewer rows are taken in without a chart.
constexpr int kFewestRowsCounted = 5;

std::optional<BarChart> ValueChart(const v1::CompareAuthoritiesResponse& response,
                                   const ComparisonTopic& topic, const AuthorityNames& names) {
  if (!topic.comparable) return std::nullopt;
  BarChart chart{.title = "Value",
                 .axis_unit = AxisUnit(topic.unit),
                 .bars = {},
                 .caption = "Value at the date shown"};
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

// `order` is the values to count, from the worst to the best; `value` gives that of a row.
template <typename Enum, typename Value>
std::optional<BarChart> CountChart(std::string title, const std::vector<Enum>& order,
                                   const v1::CompareAuthoritiesResponse& response,
                                   const Value& value) {
  if (response.rows().size() < kFewestRowsCounted) return std::nullopt;
  BarChart chart{.title = std::move(title), .axis_unit = "", .bars = {}};
  double largest = 0;
  for (const Enum one : order) {
    const auto count = std::count_if(
        response.rows().begin(), response.rows().end(),
        [&](const v1::ComparisonRow& row) { return static_cast<int>(value(row)) == one; });
    if (count == 0) continue;
    chart.bars.push_back({.label = Label(one),
                          .value = static_cast<double>(count),
                          .text = absl::StrCat(count),
                          .before = std::nullopt});
    largest = std::max(largest, static_cast<double>(count));
  }
  if (chart.bars.empty()) return std::nullopt;
  chart.top = AxisTop(largest);
  return chart;
}

}  // namespace

std::optional<BarChart> ChartOf(const v1::CompareAuthoritiesResponse& response,
                                const ComparisonTopic& topic, const AuthorityNames& names) {
  if (topic.request.has_measure()) return ValueChart(response, topic, names);
  if (topic.request.has_theme()) {
    return CountChart<v1::Standing>(
        "Authorities by standing",
        {v1::STANDING_WEAK, v1::STANDING_INCONSISTENT, v1::STANDING_SOUND, v1::STANDING_STRONG},
        response, [](const v1::ComparisonRow& row) { return row.standing(); });
  }
  if (topic.request.has_judgement()) {
    return CountChart<v1::Grade>(
        "Authorities by grade",
        {v1::GRADE_INADEQUATE, v1::GRADE_REQUIRES_IMPROVEMENT, v1::GRADE_ADEQUATE, v1::GRADE_GOOD,
         v1::GRADE_OUTSTANDING},
        response, [](const v1::ComparisonRow& row) { return row.judgement().judgement().grade(); });
  }
  if (topic.request.has_overall()) {
    return CountChart<v1::ProgressRating>(
        "Authorities by nearest rating",
        {v1::PROGRESS_RATING_DECLINED, v1::PROGRESS_RATING_NONE, v1::PROGRESS_RATING_LIMITED,
         v1::PROGRESS_RATING_STEADY, v1::PROGRESS_RATING_SIGNIFICANT, v1::PROGRESS_RATING_SUSTAINED,
         v1::PROGRESS_RATING_UNSPECIFIED},
        response, [](const v1::ComparisonRow& row) { return row.rating(); });
  }
  return std::nullopt;
}

}  // namespace waymark::query::client
