#include "ingest-service/log/data_directory.h"

#include <string>

#include "absl/strings/str_cat.h"

#include "common/status/status_macros.h"
#include "ingest-service/log/acknowledged_mark.h"

namespace waymark::ingest {

DataDirectory::DataDirectory(const std::filesystem::path& path)
    : log_(path / "log"), mark_file_(path / "acknowledged"), promise_file_(path / "promised") {}

absl::StatusOr<std::unique_ptr<LogStore>> DataDirectory::Open() const {
  WAYMARK_RETURN_IF_ERROR(AcknowledgedMark::CheckBeforeOpening(mark_file_, log_));
  WAYMARK_ASSIGN_OR_RETURN(auto store, OpenLog());
  const std::uint64_t head = store->head().sequence;
  WAYMARK_RETURN_IF_ERROR(AcknowledgedMark::Check(mark_file_, store->log_id(), head));
  // Not before: a log that has lost its end is left as it was found.
  if (const absl::Status up = store->BringUp(); !up.ok()) return Damaged(up);
  WAYMARK_RETURN_IF_ERROR(AcknowledgedMark::Write(mark_file_, store->log_id(), head));
  return store;
}

absl::StatusOr<std::uint64_t> DataDirectory::AcceptLoss() const {
  std::error_code error;
  if (!std::filesystem::exists(log_ / "CURRENT", error)) {
    return absl::NotFoundError(absl::StrCat(log_.string(), " holds no log"));
  }
  WAYMARK_ASSIGN_OR_RETURN(const auto store, OpenLog());
  // What the log has lost, its visits' states may still name.
  if (const absl::Status rebuilt = store->Rebuild(); !rebuilt.ok()) return Damaged(rebuilt);
  const std::uint64_t head = store->head().sequence;
  WAYMARK_RETURN_IF_ERROR(AcknowledgedMark::Write(mark_file_, store->log_id(), head));
  return head;
}

absl::StatusOr<std::unique_ptr<LogStore>> DataDirectory::OpenLog() const {
  auto store = LogStore::Open(log_);
  if (!store.ok()) return Damaged(store.status());
  return store;
}

absl::Status DataDirectory::Damaged(const absl::Status& cause) const {
  if (cause.code() != absl::StatusCode::kDataLoss) return cause;
  return absl::DataLossError(absl::StrCat("the log in ", log_.string(), " is damaged (",
                                          std::string(cause.message()), "). ",
                                          AcknowledgedMark::kRepair, "."));
}

}  // namespace waymark::ingest
