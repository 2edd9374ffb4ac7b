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
// file, so it also opens copies that cannot be written, and what is damaged as far as it goes.
class StoredLog {
 public:
  // What an operator can do about damage to what is stored: whole sentences.
  static std::string Repair();

  // NOT_FOUND where there is no log; UNAVAILABLE where another process has it open; DATA_LOSS,
  // naming the files and what to do, where it is too damaged for any change to be read;
  // FAILED_PRECONDITION where a newer version wrote it, or a restore was broken off.
  static absl::StatusOr<std::unique_ptr<StoredLog>> Open(const std::filesystem::path& data_dir);

  // OK where it opened as it would to be served; else DATA_LOSS, in RocksDB's words.
  [[nodiscard]] const absl::Status& opened() const { return opened_; }

  [[nodiscard]] const std::string& log_id() const { return log_id_; }
  // As LogStore::chain_id.
  [[nodiscard]] const std::string& chain_id() const { return chain_id_; }

  // Reads the whole log to `reader`. Its error, or DATA_LOSS, "change 7: what is wrong", with the
  // visit where that is known, where a change cannot be read or is not there, or a revision is left
  // without a change.
  absl::Status ReadTo(LogReader& reader) const;

  // DATA_LOSS, a line for each file of the store that is missing or damaged, with what it held.
  [[nodiscard]] absl::Status CheckFiles() const;

  // Once the log has been found whole: DATA_LOSS, naming the visit, where what is noted as a
  // visit's current state is not what the log says.
  [[nodiscard]] absl::Status CheckHeads() const;

  // Once the log has been found whole: DATA_LOSS where a remembered request is answered with a
  // change that the log has not, or that is of another visit, or would never be forgotten.
  [[nodiscard]] absl::Status CheckRequests() const;

  // DATA_LOSS, with what to do, where the log lacks what was acknowledged, or that cannot be told.
  [[nodiscard]] absl::Status CheckMark() const;

 private:
  explicit StoredLog(const std::filesystem::path& data_dir)
      : directory_(data_dir / "log"),
        mark_file_(data_dir / "acknowledged"),
        manifest_file_(data_dir / "manifest") {}
  absl::Status OpenDatabase();
  absl::Status ReadIdentity();
  absl::Status ReadEnd();
  // The visit of a change of which perhaps only a part can be read; empty where nothing tells.
  [[nodiscard]] std::string VisitOf(std::uint64_t sequence) const;

  const std::filesystem::path directory_;
  const std::filesystem::path mark_file_;
  const std::filesystem::path manifest_file_;
  absl::Status opened_;
  std::unique_ptr<storage::Database> database_;
  std::string log_id_;
  std::string chain_id_;
  std::string format_;
  std::uint64_t end_ = 0;  // The last sequence that has an entry.
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_INSPECTION_STORED_LOG_H_
