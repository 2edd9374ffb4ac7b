#include "ingest-service/rules/warnings/value_range.h"

#include <limits>
#include <string>

#include "common/model/resource_name.h"

namespace waymark::ingest {
namespace {

// An approximate figure may be so much farther off: of a percentage five points.
constexpr double kApproximateBy = 5;

}  // namespace

ValueRange RangeOfValue(const v1::Observation& observation) {
  ValueRange range{.low = observation.value(), .high = observation.value()};
  if (observation.has_upper_value()) range.high = observation.upper_value();
  switch (observation.qualifier()) {
    case v1::QUALIFIER_APPROXIMATE:
      return {.low = range.low - kApproximateBy, .high = range.high + kApproximateBy};
    case v1::QUALIFIER_AT_LEAST:
    case v1::QUALIFIER_MORE_THAN:
      return {.low = range.low, .high = std::numeric_limits<double>::infinity()};
    case v1::QUALIFIER_AT_MOST:
    case v1::QUALIFIER_LESS_THAN:
      return {.low = 0, .high = range.high};
    default:
      return range;
  }
}

std::optional<reference::MeasureUnit> UnitOf(const reference::ReferenceData& reference,
                                             const v1::Observation& observation) {
  const absl::StatusOr<std::string> id =
      model::ParseSingle(model::kMeasures, observation.measure());
  const reference::Measure* measure = id.ok() ? reference.FindMeasure(*id) : nullptr;
  if (measure == nullptr) return std::nullopt;
  return measure->unit;
}

}  // namespace waymark::ingest
