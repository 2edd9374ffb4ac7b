#ifndef WAYMARK_INGEST_SERVICE_RULES_WARNINGS_VALUE_RANGE_H_
#define WAYMARK_INGEST_SERVICE_RULES_WARNINGS_VALUE_RANGE_H_

#include <optional>

#include "waymark/v1/observation.pb.h"

#include "common/reference/reference_data.h"

namespace waymark::ingest {

// Both ends included.
struct ValueRange {
  double low;
  double high;
};

// Where the figure of an observation with a value can lie, in its own unit: its value or range,
// more or less where it is approximate, and open to one side where it is a bound.
ValueRange RangeOfValue(const v1::Observation& observation);

// The unit of its measure; none where it has no listed one.
std::optional<reference::MeasureUnit> UnitOf(const reference::ReferenceData& reference,
                                             const v1::Observation& observation);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_WARNINGS_VALUE_RANGE_H_
