#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_WRITTEN_MEASURES_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_WRITTEN_MEASURES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query-service/analysis/measure/measure_trajectory.h"

namespace waymark::query {

// The measures as they stand in a serialized message that has them in a field of that number: byte
// for byte as BuildMeasureTrajectories has them, with observations and sources written straight
// from the visits. Nothing where they take more than `max_bytes`, at most INT32_MAX: each of
// thousands of observations may cite all that its visit cites.
std::optional<std::string> WriteMeasures(std::uint32_t number,
                                         const std::vector<ShownMeasure>& measures,
                                         std::size_t max_bytes);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_WRITTEN_MEASURES_H_
