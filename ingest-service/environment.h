#ifndef WAYMARK_INGEST_SERVICE_ENVIRONMENT_H_
#define WAYMARK_INGEST_SERVICE_ENVIRONMENT_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "common/reference/reference_data.h"
#include "common/rpc/calls/access.h"
#include "common/rpc/executor.h"
#include "common/rpc/readiness.h"
#include "common/rpc/server.h"
#include "common/security/credentials/serving_credentials.h"
#include "common/telemetry/metrics/metrics_page.h"
#include "ingest-service/backup/backup_store.h"
#include "ingest-service/commit/commit_queue.h"
#include "ingest-service/ingest_service.h"
#include "ingest-service/log/acknowledged_mark.h"
#include "ingest-service/log/change_feed.h"
#include "ingest-service/log/data_directory.h"
#include "ingest-service/log/disk_room.h"
#include "ingest-service/log/log_store.h"
#include "ingest-service/log/manifest_mark.h"
#include "ingest-service/log_metrics.h"

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
  DiskLimits disk = {};
  // Memory for what is recorded of the authorities that are written to.
  std::size_t record_cache_bytes = kDefaultRecordCacheBytes;
  std::uint64_t ballast_bytes = 0;        // Of the file that KeepBallast makes.
  std::filesystem::path backup_dir = {};  // Empty: no backups are kept.
  std::uint32_t keep_backups = BackupOptions().keep;
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
  Environment(reference::ReferenceData reference, files::FileLock lock,
              std::unique_ptr<LogStore> store, std::unique_ptr<BackupStore> backups,
              const DataDirectory& directory, const ServeOptions& options);
  CommitQueue::Observers QueueObservers();
  // OK, or why visits should not be sent here.
  absl::Status FindUnready();

  const reference::ReferenceData reference_;
  const files::FileLock lock_;  // Of the data directory.
  security::ServingCredentials credentials_;
  rpc::AccessSources access_sources_;
  rpc::Access access_;
  const std::unique_ptr<LogStore> store_;
  const std::unique_ptr<BackupStore> backups_;  // Null where none are kept.
  ManifestMark manifest_mark_;                  // The thread of mark_ alone.
  AcknowledgedMark mark_;
  DiskRoom room_;
  LogMetrics log_metrics_;
  ChangeFeed feed_;
  CommitQueue queue_;
  rpc::Executor executor_;
  IngestService ingest_service_;
  AdminService admin_service_;
  ChangeFeedService feed_service_;
  std::unique_ptr<rpc::Server> server_;
  std::optional<rpc::Readiness> readiness_;
  std::unique_ptr<metrics::MetricsPage> metrics_page_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_ENVIRONMENT_H_
