#include "query-service/commands/reports/progress/measure_chart.h"

#include <algorithm>

#include "query-service/commands/wording/chart_value.h"
#include "query-service/commands/wording/observation_text.h"

namespace waymark::query::client {
namespace {

constexpr std::size_t kFewestFigures = 2;

ChartMark::Kind KindOf(const v1::Observation& observation) {
  if (observation.kind() == v1::OBSERVATION_KIND_TARGET ||
      observation.kind() == v1::OBSERVATION_KIND_FORECAST) {
    return ChartMark::Kind::kTarget;
  }
  return observation.qualifier() == v1::QUALIFIER_APPROXIMATE ? ChartMark::Kind::kApproximate
                                                              : ChartMark::Kind::kFigure;
}

void AddPoint(const v1::ObservationPoint& point, v1::MeasureUnit unit, SeriesChart& chart) {
  const auto days = DaysOf(point);
  const v1::Observation& observation = point.observation();
  if (!days.has_value()) {
    ++chart.undrawn;
  } else if (IsPlotted(observation)) {
    chart.marks.push_back({.days = *days,
                           .value = observation.value(),
                           .kind = KindOf(observation),
                           .disputed = point.disputed(),
                           .text = PointValue(point, unit),
                           .date = PointDate(point)});
  } else {
    chart.asides.push_back(
        {.days = *days, .text = PointValue(point, unit), .date = PointDate(point)});
  }
}

}  // namespace

std::optional<SeriesChart> ChartOf(const v1::MeasureTrajectory& series) {
  const v1::MeasureUnit unit = series.measure().unit();
  SeriesChart chart{.title = series.measure().display_name(),
                    .axis_unit = AxisUnit(unit),
                    .marks = {},
                    .asides = {}};
  for (const v1::ObservationPoint& point : series.points()) AddPoint(point, unit, chart);
  if (chart.marks.size() < kFewestFigures) return std::nullopt;
  for (const v1::ObservationPoint& point : series.targets()) AddPoint(point, unit, chart);
  double largest = 0;
  for (const ChartMark& mark : chart.marks) largest = std::max(largest, mark.value);
  chart.top = AxisTopOf(unit, largest);
  return chart;
}

}  // namespace waymark::query::client
