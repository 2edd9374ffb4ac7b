#ifndef WAYMARK_INGEST_SERVICE_LOG_INSPECTION_STORED_LOG_H_
#define WAYMARK_INGEST_SERVICE_LOG_INSPECTION_STORED_LOG_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "common/storage/database.h"
#include "ingest-service/log/inspection/log_reader.h"

namespace waymark::ingest {

// The log in a data directory that nothing serves, to be looked at. Unlike LogStore it changes no
// file, so it also opens what is damaged, and copies that cannot be written.
class StoredLog {
 public:
  // NOT_FOUND where there is no log; UNAVAILABLE where another process has it open; DATA_LOSS where
  // it is too damaged to be opened; FAILED_PRECONDITION where a newer version wrote it.
  static absl::StatusOr<std::unique_ptr<StoredLog>> Open(const std::filesystem::path& data_dir);

  // Reads the whole log to `reader`. Its error, or DATA_LOSS, "change 7: what is wrong", where an
  // entry cannot be read or stands under another key than its own, or a revision is left without a
  // change.
  absl::Status ReadTo(LogReader& reader) const;

  // Once the log has been found whole: DATA_LOSS, naming the visit, where what is noted as a
  // visit's current state is not what the log says.
  [[nodiscard]] absl::Status CheckHeads() const;

  // DATA_LOSS, with what to do, where the log lacks what was acknowledged, or that cannot be told.
  [[nodiscard]] absl::Status CheckMark() const;

 private:
  explicit StoredLog(std::filesystem::path mark_file) : mark_file_(std::move(mark_file)) {}
  absl::Status ReadIdentity();
  absl::Status ReadEnd();

  const std::filesystem::path mark_file_;
  std::unique_ptr<storage::Database> database_;
  std::string log_id_;
  std::string format_;
  std::uint64_t end_ = 0;  // The last sequence that has an entry.
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_INSPECTION_STORED_LOG_H_
