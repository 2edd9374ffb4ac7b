#include "query-service/commands/wording/chart_value.h"

#include <cmath>
#include <string_view>

#include "common/model/partial_date.h"

namespace waymark::query::client {
namespace {

constexpr double kWhole = 100;  // Per cent.

std::optional<absl::CivilDay> DayOf(std::string_view text) {
  const auto date = model::PartialDate::Parse(text);
  if (!date.ok() || !date->is_day()) return std::nullopt;
  return date->first();
}

}  // namespace

bool IsPlotted(const v1::Observation& observation) {
  const bool exact_enough = observation.qualifier() == v1::QUALIFIER_EXACT ||
                            observation.qualifier() == v1::QUALIFIER_APPROXIMATE ||
                            observation.qualifier() == v1::QUALIFIER_UNSPECIFIED;
  return observation.has_value() && !observation.has_upper_value() && exact_enough &&
         std::isfinite(observation.value()) && observation.value() >= 0;
}

std::optional<Days> DaysOf(const v1::ObservationPoint& point) {
  const auto first = DayOf(point.earliest_date());
  const auto last = DayOf(point.latest_date());
  if (!first.has_value() || !last.has_value() || *last < *first) return std::nullopt;
  return Days{*first, *last};
}

double AxisTopOf(v1::MeasureUnit unit, double largest) {
  return unit == v1::MEASURE_UNIT_PERCENT && largest <= kWhole ? kWhole : AxisTop(largest);
}

std::string AxisUnit(v1::MeasureUnit unit) {
  switch (unit) {
    case v1::MEASURE_UNIT_PERCENT:
      return " %";
    case v1::MEASURE_UNIT_FTE:
      return " FTE";
    default:
      return "";
  }
}

}  // namespace waymark::query::client
