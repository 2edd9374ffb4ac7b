#ifndef WAYMARK_INGEST_SERVICE_LOG_DATA_DIRECTORY_H_
#define WAYMARK_INGEST_SERVICE_LOG_DATA_DIRECTORY_H_

#include <cstdint>
#include <filesystem>
#include <memory>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "ingest-service/log/log_store.h"

namespace waymark::ingest {

// What --data_dir holds: the log, and beside it the mark of how far it was acknowledged.
//
//   DATA_DIR/log/           RocksDB
//   DATA_DIR/acknowledged   see AcknowledgedMark
//   DATA_DIR/promised       see CommitClock
class DataDirectory {
 public:
  explicit DataDirectory(const std::filesystem::path& path);

  // The log, made where there is none. DATA_LOSS, with what to do, where it is damaged or lacks
  // what was acknowledged; FAILED_PRECONDITION where a newer version wrote it; UNAVAILABLE where
  // the mark cannot be written; INTERNAL where another process has it open.
  [[nodiscard]] absl::StatusOr<std::unique_ptr<LogStore>> Open() const;

  // Makes the log as it is the one to go on with, whatever was acknowledged beyond it. The sequence
  // it ends at. NOT_FOUND where there is no log; else as Open, and DATA_LOSS where its chain
  // breaks.
  [[nodiscard]] absl::StatusOr<std::uint64_t> AcceptLoss() const;

  [[nodiscard]] const std::filesystem::path& mark_file() const { return mark_file_; }
  [[nodiscard]] const std::filesystem::path& promise_file() const { return promise_file_; }

 private:
  [[nodiscard]] absl::StatusOr<std::unique_ptr<LogStore>> OpenLog() const;
  // The cause, with what to do where it is damage.
  [[nodiscard]] absl::Status Damaged(const absl::Status& cause) const;

  const std::filesystem::path log_;
  const std::filesystem::path mark_file_;
  const std::filesystem::path promise_file_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_DATA_DIRECTORY_H_
