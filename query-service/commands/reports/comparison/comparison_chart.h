#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_COMPARISON_CHART_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_COMPARISON_CHART_H_

#include <optional>

#include "waymark/v1/comparison.pb.h"

#include "query-service/commands/document/charts.h"
#include "query-service/commands/reports/comparison/authority_names.h"
#include "query-service/commands/reports/comparison/comparison_report.h"

namespace waymark::query::client {

// A bar for each row of a comparison by a measure. Absent where there is nothing to draw, and for
// measures that are not comparable: bars beside each other would compare them.
std::optional<BarChart> ChartOf(const v1::CompareAuthoritiesResponse& response,
                                const ComparisonTopic& topic, const AuthorityNames& names);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_COMPARISON_CHART_H_
