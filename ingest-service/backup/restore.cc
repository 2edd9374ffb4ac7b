#include "ingest-service/backup/restore.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

#include "common/files/paths_apart.h"
#include "common/files/private_directory.h"
#include "common/files/synced_names.h"
#include "common/status/status_macros.h"
#include "ingest-service/log/acknowledged_mark.h"
#include "ingest-service/log/data_directory.h"

namespace waymark::ingest {
namespace {

namespace fs = std::filesystem;

absl::Status CheckNoLog(const DataDirectory& data) {
  std::error_code error;
  const fs::file_status there = fs::symlink_status(data.log(), error);
  if (there.type() == fs::file_type::not_found) return absl::OkStatus();
  return absl::FailedPreconditionError(
      absl::StrCat(data.log().string(),
                   " is there already, and is left as it is. Where it is not wanted any more, move "
                   "it away first; do not delete it"));
}

absl::Status DamagedInList(std::uint32_t number, const fs::path& backup_dir) {
  return absl::DataLossError(
      absl::StrCat("backup ", number, " in ", backup_dir.string(),
                   " is damaged: its list of files cannot be read, or one of them is gone or has "
                   "another size. Take another one"));
}

absl::StatusOr<std::vector<NotedBackup>> ListIn(const fs::path& backup_dir) {
  std::error_code error;
  if (!fs::is_directory(backup_dir, error)) {
    return absl::NotFoundError(absl::StrCat(backup_dir.string(), " is no directory"));
  }
  WAYMARK_ASSIGN_OR_RETURN(auto all, storage::Backups(backup_dir).List());
  if (all.empty()) {
    return absl::NotFoundError(absl::StrCat(backup_dir.string(), " holds no backup"));
  }
  std::vector<NotedBackup> noted;
  noted.reserve(all.size());
  for (storage::BackupFacts& one : all) noted.push_back(Noted(std::move(one)));
  return noted;
}

absl::StatusOr<NotedBackup> Named(const std::vector<NotedBackup>& all, std::uint32_t number,
                                  const fs::path& backup_dir) {
  for (const NotedBackup& one : all) {
    if (one.facts.number != number) continue;
    if (one.facts.damaged) return DamagedInList(number, backup_dir);
    return one;
  }
  return absl::NotFoundError(absl::StrCat(backup_dir.string(), " holds no backup ", number));
}

// Of those that are damaged nothing is known: the ones before may be whole.
absl::StatusOr<NotedBackup> Newest(const std::vector<NotedBackup>& all,
                                   const fs::path& backup_dir) {
  const NotedBackup* newest = nullptr;
  for (const NotedBackup& one : all) {
    if (one.facts.damaged) continue;
    if (newest != nullptr && newest->note.chain_id() != one.note.chain_id()) {
      return absl::FailedPreconditionError(absl::StrCat(
          backup_dir.string(), " holds backups of more than one log: name the one to restore"));
    }
    newest = &one;
  }
  if (newest == nullptr) return DamagedInList(all.back().facts.number, backup_dir);
  return *newest;
}

// Empties it of what a restore left that was broken off. The directory itself stays: while it is
// there nothing is served.
absl::Status Empty(const fs::path& directory) {
  WAYMARK_RETURN_IF_ERROR(files::MakePrivateDirectory(directory));
  std::error_code error;
  for (fs::directory_iterator entry(directory, error), end; !error && entry != end;
       entry.increment(error)) {
    fs::remove_all(entry->path(), error);
    if (error) break;
  }
  if (!error) return absl::OkStatus();
  return absl::UnavailableError(
      absl::StrCat("cannot empty ", directory.string(), ": ", error.message()));
}

absl::StatusOr<std::string> RenewId(const fs::path& log) {
  WAYMARK_ASSIGN_OR_RETURN(const auto store, LogStore::Open(log));
  WAYMARK_RETURN_IF_ERROR(store->TakeNewId());
  return store->log_id();
}

absl::Status MoveInto(const fs::path& from, const fs::path& to) {
  if (std::rename(from.c_str(), to.c_str()) != 0) {
    return absl::UnavailableError(absl::StrCat("cannot move ", from.string(), " to ", to.string(),
                                               ": ", std::strerror(errno)));
  }
  return files::SyncNamesIn(to.parent_path());
}

// The mark of before is kept beside until all is done: a second try tells of it too.
absl::Status SetMarkAside(const DataDirectory& data) {
  std::error_code error;
  if (!fs::exists(data.mark_file(), error) || fs::exists(data.mark_before_file(), error)) {
    return absl::OkStatus();
  }
  return MoveInto(data.mark_file(), data.mark_before_file());
}

std::optional<std::uint64_t> AcknowledgedBefore(const DataDirectory& data,
                                                const std::string& log_id) {
  const auto before = AcknowledgedMark::Read(data.mark_before_file(), log_id);
  return before.has_value() ? before : AcknowledgedMark::Read(data.mark_file(), log_id);
}

// The mark first: a log without its mark would be refused as damaged, and while what is restored is
// still beside, a start tells that it is not done.
absl::Status PutInPlace(const DataDirectory& data, const RestoredLog& restored) {
  WAYMARK_RETURN_IF_ERROR(CheckNoLog(data));
  WAYMARK_RETURN_IF_ERROR(SetMarkAside(data));
  WAYMARK_RETURN_IF_ERROR(
      AcknowledgedMark::Write(data.mark_file(), restored.log_id, restored.log.end.sequence));
  std::error_code error;
  fs::remove(data.manifest_file(), error);  // It is of the log that was there before.
  WAYMARK_RETURN_IF_ERROR(MoveInto(DataDirectory(data.restoring()).log(), data.log()));
  fs::remove(data.mark_before_file(), error);  // Who serves minds neither of them.
  fs::remove_all(data.restoring(), error);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<RestoredLog> RestoreLog(const fs::path& backup_dir,
                                       std::optional<std::uint32_t> number,
                                       const fs::path& data_dir) {
  WAYMARK_RETURN_IF_ERROR(files::CheckApart(backup_dir, data_dir));
  const DataDirectory data(data_dir);
  WAYMARK_RETURN_IF_ERROR(CheckNoLog(data));
  WAYMARK_ASSIGN_OR_RETURN(const auto all, ListIn(backup_dir));
  RestoredLog restored;
  WAYMARK_ASSIGN_OR_RETURN(restored.backup, number.has_value() ? Named(all, *number, backup_dir)
                                                               : Newest(all, backup_dir));
  WAYMARK_RETURN_IF_ERROR(files::MakePrivateDirectory(data_dir));
  WAYMARK_ASSIGN_OR_RETURN(const files::FileLock lock, data.Lock());
  WAYMARK_RETURN_IF_ERROR(Empty(data.restoring()));
  const DataDirectory unfinished(data.restoring());
  WAYMARK_RETURN_IF_ERROR(
      storage::Backups(backup_dir).Restore(restored.backup.facts.number, unfinished.log()));
  const internal::v1::BackupNote& note = restored.backup.note;
  WAYMARK_ASSIGN_OR_RETURN(
      restored.log,
      CheckWholeLog(data.restoring(), {.sequence = note.sequence(), .hash = note.chain_hash()}));
  WAYMARK_RETURN_IF_ERROR(CheckAsNoted(restored.log, note));
  restored.acknowledged = AcknowledgedBefore(data, restored.log.log_id);
  WAYMARK_ASSIGN_OR_RETURN(restored.log_id, RenewId(unfinished.log()));
  WAYMARK_RETURN_IF_ERROR(PutInPlace(data, restored));
  return restored;
}

}  // namespace waymark::ingest
