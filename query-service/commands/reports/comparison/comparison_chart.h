#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_COMPARISON_CHART_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_COMPARISON_CHART_H_

#include <optional>

#include "waymark/v1/comparison.pb.h"

#include "query-service/commands/document/charts.h"
#include "query-service/commands/reports/comparison/authority_names.h"
#include "query-service/commands/reports/comparison/comparison_topic.h"

namespace waymark::query::client {

// What a comparison shows at a glance: by a measure a bar for each row, not for measures that are
// not comparable (bars beside each other would compare them); by standings, grades or ratings a bar
// for each of these, from the worst to the best, with the number of its authorities, from five rows
// on. Absent where there is nothing to draw.
std::optional<BarChart> ChartOf(const v1::CompareAuthoritiesResponse& response,
                                const ComparisonTopic& topic, const AuthorityNames& names);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_COMPARISON_CHART_H_
