#ifndef WAYMARK_QUERY_SERVICE_ENVIRONMENT_H_
#define WAYMARK_QUERY_SERVICE_ENVIRONMENT_H_

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

#include "common/reference/reference_data.h"
#include "common/rpc/calls/access.h"
#include "common/rpc/executor.h"
#include "common/rpc/readiness.h"
#include "common/rpc/server.h"
#include "common/security/credentials/serving_credentials.h"
#include "common/telemetry/metrics/metrics_page.h"
#include "query-service/cache/answer_cache.h"
#include "query-service/query_service.h"
#include "query-service/replica/feed_follower.h"
#include "query-service/replica/freshness_gate.h"
#include "query-service/replica/replica.h"
#include "query-service/streams/visit_streams.h"

namespace waymark::query {

inline constexpr std::size_t kDefaultAnswerCacheBytes = std::size_t{32} << 20;
inline constexpr std::size_t kDefaultComparisonCacheBytes = std::size_t{32} << 20;

struct ServeOptions {
  std::string listen;                   // HOST:PORT, loopback without certificates.
  std::string ingest;                   // HOST:PORT of the ingest service, likewise.
  std::filesystem::path data_dir;       // Made where it is missing.
  std::filesystem::path reference_dir;  // As in common/reference/data.
  security::TlsOptions tls = {};
  std::filesystem::path policy = {};  // Who may do what; read where there are certificates.
  // For tests: who calls, in the place of certificates.
  rpc::Access::FindIdentity find_identity = {};
  std::string metrics_listen = {};  // HOST:PORT of the page of metrics; empty: none.
  rpc::ServerLimits limits = {};
  absl::Duration max_feed_lag = absl::Minutes(5);  // Beyond it it is not ready.
  std::size_t answer_cache_bytes = kDefaultAnswerCacheBytes;
  std::size_t comparison_cache_bytes = kDefaultComparisonCacheBytes;
};

// Everything the running service is made of, wired once. What is declared later rests on what is
// declared before.
class Environment {
 public:
  // Opens the store, listens, and follows the ingest service, which need not be there yet.
  // INVALID_ARGUMENT for options, credentials or reference data that will not do, UNAVAILABLE where
  // the address cannot be had, INTERNAL where the store cannot be used.
  static absl::StatusOr<std::unique_ptr<Environment>> Start(const ServeOptions& options);

  // Stops following and ends every call in good order; nothing is served after.
  void Drain();

  [[nodiscard]] int port() const { return server_->port(); }

 private:
  Environment(reference::ReferenceData reference, std::unique_ptr<Replica> replica,
              const ServeOptions& options);
  void Follow(FeedFollower::Connect connect, absl::Duration max_feed_lag);

  const reference::ReferenceData reference_;
  security::ServingCredentials credentials_;
  rpc::AccessSources access_sources_;
  rpc::Access access_;
  const std::unique_ptr<Replica> replica_;
  FreshnessGate gate_;
  rpc::Executor executor_;
  AnswerCache cache_;
  VisitStreams streams_;
  QueryService service_;
  std::unique_ptr<rpc::Server> server_;
  // Of what is asked of it, and by the follower.
  std::optional<rpc::Readiness> readiness_;
  std::unique_ptr<FeedFollower> follower_;
  std::unique_ptr<metrics::MetricsPage> metrics_page_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ENVIRONMENT_H_
