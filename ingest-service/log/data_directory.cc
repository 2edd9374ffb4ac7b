#include "ingest-service/log/data_directory.h"

#include <string>

#include "absl/strings/str_cat.h"

#include "common/status/status_macros.h"
#include "common/storage/torn_write.h"
#include "common/telemetry/log.h"
#include "ingest-service/log/acknowledged_mark.h"
#include "ingest-service/log/manifest_mark.h"

namespace waymark::ingest {

DataDirectory::DataDirectory(const std::filesystem::path& path)
    : log_(path / "log"),
      mark_file_(path / "acknowledged"),
      mark_before_file_(path / "acknowledged.before"),
      manifest_file_(path / "manifest"),
      promise_file_(path / "promised"),
      ballast_file_(path / "ballast"),
      restoring_(path / "restoring"),
      lock_file_(path / "lock") {}

absl::StatusOr<files::FileLock> DataDirectory::Lock() const {
  return files::FileLock::Take(lock_file_);
}

absl::StatusOr<std::unique_ptr<LogStore>> DataDirectory::Open() const {
  WAYMARK_RETURN_IF_ERROR(CheckRestored());
  WAYMARK_RETURN_IF_ERROR(AcknowledgedMark::CheckBeforeOpening(mark_file_, log_));
  WAYMARK_RETURN_IF_ERROR(CheckManifest(manifest_file_, log_));
  WAYMARK_ASSIGN_OR_RETURN(auto store, OpenLog());
  const std::uint64_t head = store->head().sequence;
  WAYMARK_RETURN_IF_ERROR(AcknowledgedMark::Check(mark_file_, store->log_id(), head));
  // Not before: a log that has lost its end is left as it was found.
  if (const absl::Status up = store->BringUp(); !up.ok()) return Damaged(up);
  WAYMARK_RETURN_IF_ERROR(AcknowledgedMark::Write(mark_file_, store->log_id(), head));
  ManifestMark(manifest_file_, *store).Update();
  // What a restore left once its log was in place: it may hold what is erased one day.
  std::error_code error;
  std::filesystem::remove_all(restoring_, error);
  std::filesystem::remove(mark_before_file_, error);
  return store;
}

// Else an empty log would be made, and served in the place of the one that was to be restored.
absl::Status DataDirectory::CheckRestored() const {
  std::error_code error;
  if (std::filesystem::exists(log_, error) || !std::filesystem::exists(restoring_, error)) {
    return absl::OkStatus();
  }
  return absl::FailedPreconditionError(
      absl::StrCat("a restore into ", restoring_.parent_path().string(),
                   " was broken off: run 'waymark-ingest restore' again"));
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
  ManifestMark(manifest_file_, *store).Update();
  return head;
}

absl::StatusOr<std::unique_ptr<LogStore>> DataDirectory::OpenLog() const {
  const auto cut = storage::CutTornWrite(log_);
  if (!cut.ok()) return Damaged(cut.status());
  if (cut->has_value()) {
    log::Warning(
        "a write that was under way when the power was lost is cut off",
        {{"file", (*cut)->file.string()}, {"byte", static_cast<std::int64_t>((*cut)->at)}});
  }
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
