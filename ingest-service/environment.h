#ifndef WAYMARK_INGEST_SERVICE_ENVIRONMENT_H_
#define WAYMARK_INGEST_SERVICE_ENVIRONMENT_H_

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "common/reference/reference_data.h"
#include "common/rpc/access.h"
#include "common/rpc/executor.h"
#include "common/rpc/server.h"
#include "common/security/credentials/serving_credentials.h"
#include "common/telemetry/metrics/metrics_page.h"
#include "ingest-service/ingest_service.h"
#include "ingest-service/log/acknowledged_mark.h"
#include "ingest-service/log/change_feed.h"
#include "ingest-service/log/commit_queue.h"
#include "ingest-service/log/data_directory.h"
#include "ingest-service/log/log_store.h"

namespace waymark::ingest {

struct ServeOptions {
  std::string listen;                   // HOST:PORT, loopback without certificates.
  std::filesystem::path data_dir;       // Made where it is missing.
  std::filesystem::path reference_dir;  // As in common/reference/data.
  security::TlsOptions tls = {};
  std::filesystem::path policy = {};  // Who may do what; read where there are certificates.
  // For tests: who calls, in the place of certificates.
  rpc::Access::FindIdentity find_identity = {};
  std::string metrics_listen = {};  // HOST:PORT of the page of metrics; empty: none.
  rpc::ServerLimits limits = {};
};

// Everything the running service is made of, wired once. What is declared later rests on what is
// declared before.
class Environment {
 public:
  // Opens the log, listens and serves. INVALID_ARGUMENT for options, credentials or reference
  // data that will not do, DATA_LOSS for a damaged log, UNAVAILABLE where the address cannot be
  // had.
  static absl::StatusOr<std::unique_ptr<Environment>> Start(const ServeOptions& options);

  // Ends every stream and call in good order; nothing is served after.
  void Drain();

  [[nodiscard]] int port() const { return server_->port(); }

 private:
  Environment(reference::ReferenceData reference, std::unique_ptr<LogStore> store,
              const DataDirectory& directory, const rpc::ServerLimits& limits);
  CommitQueue::Observers QueueObservers();

  const reference::ReferenceData reference_;
  security::ServingCredentials credentials_;
  rpc::AccessSources access_sources_;
  rpc::Access access_;
  const std::unique_ptr<LogStore> store_;
  AcknowledgedMark mark_;
  ChangeFeed feed_;
  CommitQueue queue_;
  rpc::Executor executor_;
  IngestService ingest_service_;
  AdminService admin_service_;
  ChangeFeedService feed_service_;
  std::unique_ptr<rpc::Server> server_;
  std::unique_ptr<metrics::MetricsPage> metrics_page_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_ENVIRONMENT_H_
