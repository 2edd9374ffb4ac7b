#ifndef WAYMARK_INGEST_SERVICE_LOG_METRICS_H_
#define WAYMARK_INGEST_SERVICE_LOG_METRICS_H_

#include <cstddef>

#include "absl/time/time.h"

#include "common/telemetry/metrics/metrics.h"
#include "ingest-service/backup/backup_store.h"
#include "ingest-service/commit/commit_queue.h"
#include "ingest-service/log/change_feed.h"
#include "ingest-service/log/disk_room.h"
#include "ingest-service/log/log_store.h"

namespace waymark::ingest {

// What there is to tell of the log in numbers. Thread-safe.
class LogMetrics {
 public:
  // All outlive the page of the metrics, as this does.
  struct Sources {
    const LogStore& store;
    const CommitQueue& queue;
    const ChangeFeed& feed;
    DiskRoom& room;
    const BackupStore* backups;  // Null where none are kept.
  };

  LogMetrics();

  // As CommitQueue::Observers::on_written.
  void Written(std::size_t changes, absl::Duration took);

  void AddTo(metrics::Metrics& metrics, const Sources& sources) const;

 private:
  metrics::Histogram seconds_;
  metrics::Histogram changes_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_METRICS_H_
