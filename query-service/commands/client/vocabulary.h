#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_CLIENT_VOCABULARY_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_CLIENT_VOCABULARY_H_

#include "waymark/v1/comparison.pb.h"

#include "query-service/commands/client/query_client.h"
#include "query-service/commands/reports/comparison/comparison_topic.h"
#include "query-service/commands/reports/visit/visit_report.h"

// What answers name, as the service's reference data has it.
namespace waymark::query::client {

// What a request compares, by name and unit. Where these cannot be had, the id alone.
ComparisonTopic FindTopic(const QueryClient& client, const v1::CompareAuthoritiesRequest& request);

// The unit of every measure; none where they cannot be had.
MeasureUnits FindMeasureUnits(const QueryClient& client);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_CLIENT_VOCABULARY_H_
