#include "ingest-service/log_metrics.h"

#include "common/storage/storage_metrics.h"

namespace waymark::ingest {
namespace {

constexpr double kMicros = 1e6;

double NewestBackupTime(const BackupStore* backups) {
  if (backups == nullptr) return 0;
  double newest = 0;
  for (const NotedBackup& one : backups->List()) {
    if (!one.facts.damaged) newest = static_cast<double>(one.note.begin_time_micros()) / kMicros;
  }
  return newest;
}

double LastSequence(const LogStore& store) {
  const auto head = store.ReadHead();
  return head.ok() ? static_cast<double>(head->sequence) : 0;
}

}  // namespace

LogMetrics::LogMetrics()
    : seconds_(metrics::Histogram::SecondsOfCalls()), changes_({1, 2, 4, 8, 16, 32, 64, 128}) {}

void LogMetrics::Written(std::size_t changes, absl::Duration took) {
  seconds_.Observe(absl::ToDoubleSeconds(took));
  changes_.Observe(static_cast<double>(changes));
}

void LogMetrics::AddTo(metrics::Metrics& metrics, const Sources& sources) const {
  DiskRoom& room = sources.room;
  metrics.Add(metrics::kDiskFreeBytes, {},
              [&room] { return static_cast<double>(room.FreeBytes().value_or(0)); });
  metrics.Add(metrics::kLogBytes, {}, [&room] { return static_cast<double>(room.LogBytes()); });
  metrics.Add(metrics::kDiskHasRoom, {}, [&room] { return room.Check().ok() ? 1.0 : 0.0; });
  metrics.Add(metrics::kLogLastSequence, {},
              [&store = sources.store] { return LastSequence(store); });
  metrics.Add(metrics::kWritesWaiting, {},
              [&queue = sources.queue] { return static_cast<double>(queue.waiting()); });
  metrics.Add(metrics::kCommitSeconds, {}, seconds_);
  metrics.Add(metrics::kCommitChanges, {}, changes_);
  metrics.Add(metrics::kFollowers, {},
              [&feed = sources.feed] { return static_cast<double>(feed.followers()); });
  metrics.Add(metrics::kNewestBackupTime, {},
              [backups = sources.backups] { return NewestBackupTime(backups); });
  storage::AddTo(metrics, [&store = sources.store] { return store.LookAtVitals(); });
}

}  // namespace waymark::ingest
