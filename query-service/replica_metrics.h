#ifndef WAYMARK_QUERY_SERVICE_REPLICA_METRICS_H_
#define WAYMARK_QUERY_SERVICE_REPLICA_METRICS_H_

#include <functional>

#include "common/telemetry/metrics/metrics.h"
#include "query-service/replica/replica.h"

namespace waymark::query {

// Adds what there is to tell of a replica. It outlives the page of the metrics; `connected` says
// whether the ingest service is heard from.
void AddReplica(const Replica& replica, std::function<bool()> connected, metrics::Metrics& metrics);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_REPLICA_METRICS_H_
