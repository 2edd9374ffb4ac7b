#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PROGRESS_MEASURE_CHART_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PROGRESS_MEASURE_CHART_H_

#include <optional>

#include "waymark/v1/progress.pb.h"

#include "query-service/commands/document/charts.h"

namespace waymark::query::client {

// A series over time; absent where fewer than two figures have a place on it.
std::optional<SeriesChart> ChartOf(const v1::MeasureTrajectory& series);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PROGRESS_MEASURE_CHART_H_
