#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_EPISODES_MONTHS_CHART_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_EPISODES_MONTHS_CHART_H_

#include <optional>

#include "waymark/v1/episode_summary.pb.h"

#include "query-service/commands/document/charts.h"

namespace waymark::query::client {

// How many episodes that an inspection ended took how many months from their baseline's
// publication: a bar per half year. Absent below two such episodes, and where not all cases are
// there.
std::optional<BarChart> MonthsChart(const v1::SummarizeEpisodesResponse& response);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_EPISODES_MONTHS_CHART_H_
