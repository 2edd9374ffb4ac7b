#ifndef WAYMARK_INGEST_SERVICE_LOG_DATA_DIRECTORY_H_
#define WAYMARK_INGEST_SERVICE_LOG_DATA_DIRECTORY_H_

#include <cstdint>
#include <filesystem>
#include <memory>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "common/files/file_lock.h"
#include "ingest-service/log/log_store.h"

namespace waymark::ingest {

// What --data_dir holds: the log, and beside it the mark of how far it was acknowledged.
//
//   DATA_DIR/log/           RocksDB
//   DATA_DIR/acknowledged   see AcknowledgedMark
//   DATA_DIR/manifest       see ManifestMark
//   DATA_DIR/promised       see CommitClock
//   DATA_DIR/ballast        see KeepBallast
//   DATA_DIR/restoring/     a log that is being restored; see RestoreLog
//   DATA_DIR/lock           held by who serves or restores
class DataDirectory {
 public:
  explicit DataDirectory(const std::filesystem::path& path);

  // The log, made where there is none. DATA_LOSS, with what to do, where it is damaged or lacks
  // what was acknowledged; FAILED_PRECONDITION where a newer version wrote it, or a restore was
  // broken off; UNAVAILABLE where the mark cannot be written, or another process has it open.
  [[nodiscard]] absl::StatusOr<std::unique_ptr<LogStore>> Open() const;

  // Keeps every other service and restore out. UNAVAILABLE where one is at work.
  [[nodiscard]] absl::StatusOr<files::FileLock> Lock() const;

  // FAILED_PRECONDITION where a restore was broken off: there is no log yet.
  [[nodiscard]] absl::Status CheckRestored() const;

  // Makes the log as it is the one to go on with, whatever was acknowledged beyond it. The sequence
  // it ends at. NOT_FOUND where there is no log; else as Open, and DATA_LOSS where its chain
  // breaks.
  [[nodiscard]] absl::StatusOr<std::uint64_t> AcceptLoss() const;

  [[nodiscard]] const std::filesystem::path& log() const { return log_; }
  [[nodiscard]] const std::filesystem::path& restoring() const { return restoring_; }
  [[nodiscard]] const std::filesystem::path& ballast_file() const { return ballast_file_; }
  [[nodiscard]] const std::filesystem::path& mark_file() const { return mark_file_; }
  [[nodiscard]] const std::filesystem::path& manifest_file() const { return manifest_file_; }
  // The mark of the log that a restore replaces, until it is done.
  [[nodiscard]] const std::filesystem::path& mark_before_file() const { return mark_before_file_; }
  [[nodiscard]] const std::filesystem::path& promise_file() const { return promise_file_; }

 private:
  [[nodiscard]] absl::StatusOr<std::unique_ptr<LogStore>> OpenLog() const;
  // The cause, with what to do where it is damage.
  [[nodiscard]] absl::Status Damaged(const absl::Status& cause) const;

  const std::filesystem::path log_;
  const std::filesystem::path mark_file_;
  const std::filesystem::path mark_before_file_;
  const std::filesystem::path manifest_file_;
  const std::filesystem::path promise_file_;
  const std::filesystem::path ballast_file_;
  const std::filesystem::path restoring_;
  const std::filesystem::path lock_file_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_DATA_DIRECTORY_H_
