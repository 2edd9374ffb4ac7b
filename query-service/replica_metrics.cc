#include "query-service/replica_metrics.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "absl/time/clock.h"
#include "absl/time/time.h"

#include "common/storage/storage_metrics.h"

namespace waymark::query {
namespace {

double LagSeconds(const Replica::Status& status) {
  const absl::Duration lag = absl::Now() - absl::FromUnixMicros(status.closed_before_micros);
  return std::max(0.0, absl::ToDoubleSeconds(lag));
}

double LagSequences(const Replica::Status& status) {
  return static_cast<double>(status.head_sequence -
                             std::min(status.head_sequence, status.applied_sequence));
}

}  // namespace

void AddReplica(const Replica& replica, std::function<bool()> connected,
                metrics::Metrics& metrics) {
  const auto add = [&](const metrics::Metric& metric, double (*tell)(const Replica::Status&)) {
    metrics.Add(metric, {}, [&replica, tell] { return tell(replica.status()); });
  };
  add(metrics::kServing, [](const Replica::Status& status) { return status.answers ? 1.0 : 0.0; });
  metrics.Add(metrics::kFeedConnected, {},
              [connected = std::move(connected)] { return connected() ? 1.0 : 0.0; });
  add(metrics::kAppliedSequence,
      [](const Replica::Status& status) { return static_cast<double>(status.applied_sequence); });
  add(metrics::kFeedLagSequences, LagSequences);
  add(metrics::kFeedLagSeconds, LagSeconds);
  add(metrics::kStoreRebuilds,
      [](const Replica::Status& status) { return static_cast<double>(status.rebuilds); });
  storage::AddTo(metrics, [&replica] { return replica.LookAtVitals(); });
}

}  // namespace waymark::query
