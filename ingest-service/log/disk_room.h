#ifndef WAYMARK_INGEST_SERVICE_LOG_DISK_ROOM_H_
#define WAYMARK_INGEST_SERVICE_LOG_DISK_ROOM_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace waymark::ingest {

// How much of a disk the log may take.
struct DiskLimits {
  // Left free whatever is written: what RocksDB needs to rewrite files must be there.
  std::uint64_t min_free_bytes = std::uint64_t{512} << 20;
  // What the log's files may come to; 0: no bound.
  std::uint64_t max_log_bytes = 0;
};

// The least that min_free_bytes may be: a group of writes, and what waits in memory to be flushed.
inline constexpr std::uint64_t kLeastFreeBytes = std::uint64_t{32} << 20;

// INVALID_ARGUMENT for limits that will not do.
absl::Status CheckDiskLimits(const DiskLimits& limits);

// Whether the disk has room for what is to be written next. RocksDB must never meet a full disk: a
// write that fails so leaves its handle of no use, and a log on a full disk cannot be opened again.
// So writes are refused while there is still room, and go on by themselves once there is more of
// it. Thread-safe.
class DiskRoom {
 public:
  using Now = std::function<absl::Time()>;

  // Of the disk that holds `log`, a directory that is there.
  DiskRoom(std::filesystem::path log, DiskLimits limits, Now now = absl::Now);

  // OK, or DISK_FULL. Logs each change from the one to the other.
  absl::Status Check() ABSL_LOCKS_EXCLUDED(mutex_);

  [[nodiscard]] const DiskLimits& limits() const { return limits_; }
  // What is free for a service that is not root's. Nothing where the system does not say.
  [[nodiscard]] std::optional<std::uint64_t> FreeBytes() const;
  // What the log's files come to, at most a second ago.
  [[nodiscard]] std::uint64_t LogBytes() ABSL_LOCKS_EXCLUDED(mutex_);

 private:
  std::uint64_t CountLog() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const std::filesystem::path log_;
  const DiskLimits limits_;
  const Now now_;
  absl::Mutex mutex_;
  bool is_full_ ABSL_GUARDED_BY(mutex_) = false;
  std::uint64_t log_bytes_ ABSL_GUARDED_BY(mutex_) = 0;
  absl::Time counted_at_ ABSL_GUARDED_BY(mutex_) = absl::InfinitePast();
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_DISK_ROOM_H_
