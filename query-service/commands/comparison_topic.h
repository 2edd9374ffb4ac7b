#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_COMPARISON_TOPIC_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_COMPARISON_TOPIC_H_

#include "waymark/v1/comparison.pb.h"

#include "query-service/commands/query_client.h"
#include "query-service/commands/reports/comparison_report.h"

namespace waymark::query::client {

// The name and unit of what a request compares, as the service's reference data has them. Where
// they cannot be had, the id alone.
ComparisonTopic FindTopic(const QueryClient& client, const v1::CompareAuthoritiesRequest& request);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_COMPARISON_TOPIC_H_
