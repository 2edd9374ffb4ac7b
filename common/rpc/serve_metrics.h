#ifndef WAYMARK_COMMON_RPC_SERVE_METRICS_H_
#define WAYMARK_COMMON_RPC_SERVE_METRICS_H_

#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"

#include "common/rpc/calls/access.h"
#include "common/rpc/server.h"
#include "common/security/credentials/serving_credentials.h"
#include "common/telemetry/metrics/metrics_page.h"

namespace waymark::rpc {

// Serves on `address` (HOST:PORT; empty: not at all, and null is returned) what a service has to
// tell in numbers: of itself, its credentials, connections and refusals, and what `add_own` adds.
// All outlive the page, which is to go before the server is drained. Errors as MetricsPage::Start.
absl::StatusOr<std::unique_ptr<metrics::MetricsPage>> ServeMetrics(
    const std::string& address, const std::string& program,
    const security::ServingCredentials& credentials, const AccessSources& access,
    const Server& server, const std::function<void(metrics::Metrics&)>& add_own = {});

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_SERVE_METRICS_H_
