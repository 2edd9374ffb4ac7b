#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_COMPARISON_REPORT_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_COMPARISON_REPORT_H_

#include "waymark/v1/comparison.pb.h"

#include "query-service/commands/document/document.h"
#include "query-service/commands/reports/comparison/comparison_topic.h"

namespace waymark::query::client {

// A comparison for people to read: the rows, how they spread, then who has none and why. `response`
// holds all pages.
Document ComparisonReport(const v1::CompareAuthoritiesResponse& response,
                          const ComparisonTopic& topic);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_COMPARISON_COMPARISON_REPORT_H_
