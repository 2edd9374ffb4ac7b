#include "ingest-service/backup/backup_store.h"

#include <string>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"

#include "common/chain/change_chain.h"
#include "common/files/private_directory.h"
#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "common/telemetry/log.h"
#include "ingest-service/backup/backup_name.h"

namespace waymark::ingest {
namespace {

constexpr std::uint32_t kNoteFormat = 1;
constexpr char kLockFile[] = "waymark.lock";
constexpr char kScratch[] = "verifying";

std::string NoteOf(const LogStore& store, const LogHead& head) {
  internal::v1::BackupNote note;
  note.set_format(kNoteFormat);
  note.set_log_id(store.log_id());
  note.set_chain_id(store.chain_id());
  note.set_sequence(head.sequence);
  note.set_chain_hash(head.hash);
  note.set_begin_time_micros(absl::ToUnixMicros(absl::Now()));
  return SealNote(note);
}

// RocksDB's own words, with paths of this machine, and what can be done about a store that is
// damaged are for the log.
absl::Status DamagedBackup(std::uint32_t number, const absl::Status& damage) {
  const std::string name = FormatBackupName(number);
  log::Warning("backup is damaged", {{"backup", name}, {"cause", damage.ToString()}});
  return errors::BackupDamaged(name, "the service's log says what is wrong with it");
}

}  // namespace

std::string SealNote(const internal::v1::BackupNote& note) {
  internal::v1::StoredBackupNote stored;
  stored.set_note(note.SerializeAsString());
  stored.set_digest(chain::NoteDigest(stored.note()));
  return stored.SerializeAsString();
}

absl::Status CheckAsNoted(const WholeLog& log, const internal::v1::BackupNote& note) {
  if (log.log_id == note.log_id() && log.chain_id == note.chain_id()) return absl::OkStatus();
  return absl::DataLossError("it is of another log than was noted");
}

NotedBackup Noted(storage::BackupFacts facts) {
  NotedBackup noted{.facts = std::move(facts), .note = {}};
  if (noted.facts.damaged) return noted;
  internal::v1::StoredBackupNote stored;
  const bool whole = stored.ParseFromString(noted.facts.note) &&
                     chain::NoteDigest(stored.note()) == stored.digest() &&
                     noted.note.ParseFromString(stored.note());
  if (whole) return noted;
  NotedBackup damaged;
  damaged.facts.number = noted.facts.number;
  damaged.facts.damaged = true;
  return damaged;
}

absl::Status CheckKeptBackups(std::uint32_t keep) {
  if (keep >= 1 && keep <= kMostBackupsKept) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat("--keep_backups is 1 to ", kMostBackupsKept));
}

absl::StatusOr<std::unique_ptr<BackupStore>> BackupStore::Open(const BackupOptions& options) {
  WAYMARK_RETURN_IF_ERROR(CheckKeptBackups(options.keep));
  WAYMARK_RETURN_IF_ERROR(files::MakePrivateDirectory(options.directory));
  WAYMARK_ASSIGN_OR_RETURN(auto lock, files::FileLock::Take(options.directory / kLockFile));
  std::unique_ptr<BackupStore> store(new BackupStore(options, std::move(lock)));
  WAYMARK_RETURN_IF_ERROR(store->RemoveScratch());
  WAYMARK_RETURN_IF_ERROR(store->Look());
  return store;
}

BackupStore::BackupStore(BackupOptions options, files::FileLock lock)
    : options_(std::move(options)), lock_(std::move(lock)), backups_(options_.directory) {}

absl::Status BackupStore::CheckGoOn(std::uint64_t bytes) const {
  if (stopping_) return errors::ShuttingDown();
  std::error_code error;
  const std::filesystem::space_info space = std::filesystem::space(options_.directory, error);
  if (error || space.available >= options_.min_free_bytes + bytes) return absl::OkStatus();
  return errors::BackupDiskFull();
}

// Else the backups of one log would be removed to make place for another's: an empty one, say, that
// was made because a disk was not mounted.
absl::Status BackupStore::CheckOwn(const LogStore& store) const {
  if (!lock_.IsAt(options_.directory / kLockFile)) {
    return errors::BackupDirectoryWrong("it is another directory than at the start");
  }
  for (const NotedBackup& one : List()) {
    if (one.facts.damaged) continue;
    const std::string name = FormatBackupName(one.facts.number);
    if (one.note.chain_id() != store.chain_id()) {
      return errors::BackupDirectoryWrong(absl::StrCat("'", name, "' is of another log"));
    }
    // Those of before a restore may have what was lost by it.
    if (one.note.log_id() != store.log_id()) continue;
    WAYMARK_ASSIGN_OR_RETURN(const auto hash, store.FindHash(one.note.sequence()));
    if (hash != one.note.chain_hash()) {
      return errors::BackupDirectoryWrong(
          absl::StrCat("'", name, "' is of a state that this log never had"));
    }
  }
  return absl::OkStatus();
}

absl::Status BackupStore::RemoveScratch() const {
  std::error_code error;
  std::filesystem::remove_all(options_.directory / kScratch, error);
  if (!error) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat(
      "cannot remove ", (options_.directory / kScratch).string(), ": ", error.message()));
}

absl::Status BackupStore::Look() {
  WAYMARK_ASSIGN_OR_RETURN(auto all, backups_.List());
  std::vector<NotedBackup> noted;
  noted.reserve(all.size());
  for (storage::BackupFacts& one : all) noted.push_back(Noted(std::move(one)));
  const absl::MutexLock lock(&mutex_);
  seen_ = std::move(noted);
  return absl::OkStatus();
}

std::vector<NotedBackup> BackupStore::List() const {
  const absl::MutexLock lock(&mutex_);
  return seen_;
}

absl::StatusOr<NotedBackup> BackupStore::Create(LogStore& store, std::uint32_t keep,
                                                const LogHasRoom& log_has_room) {
  WAYMARK_RETURN_IF_ERROR(CheckOwn(store));
  WAYMARK_ASSIGN_OR_RETURN(const LogHead head, store.ReadHead());
  const auto go_on = [&] {
    absl::Status wanted = log_has_room();
    wanted.Update(CheckGoOn(0));
    return wanted;
  };
  // Older backups, on the same disk, may be what is in the way.
  if (absl::IsResourceExhausted(go_on())) {
    WAYMARK_RETURN_IF_ERROR(backups_.Prune(keep));
    WAYMARK_RETURN_IF_ERROR(Look());
  }
  auto made = store.BackUp(backups_, NoteOf(store, head), go_on);
  if (!made.ok()) {
    // Where the room was gone faster than it is looked for, RocksDB found out.
    return absl::IsResourceExhausted(made.status()) &&
                   errors::ReasonOf(made.status()) == v1::ERROR_REASON_UNSPECIFIED
               ? errors::BackupDiskFull()
               : made.status();
  }
  const std::string name = FormatBackupName(made->number);
  log::Info("backup made", {{"backup", name},
                            {"sequence", static_cast<std::int64_t>(head.sequence)},
                            {"bytes", static_cast<std::int64_t>(made->size_bytes)}});
  absl::Status pruned = backups_.Prune(keep);
  pruned.Update(Look());
  if (pruned.ok()) return Noted(*std::move(made));
  log::Error("old backups not removed", {{"cause", pruned.ToString()}});
  return errors::OldBackupsLeft(name);
}

absl::StatusOr<NotedBackup> BackupStore::Find(std::uint32_t number) const {
  for (NotedBackup& one : List()) {
    if (one.facts.number == number) return std::move(one);
  }
  return errors::BackupNotFound(FormatBackupName(number));
}

absl::StatusOr<BackupStore::Verified> BackupStore::Verify(std::uint32_t number) {
  WAYMARK_RETURN_IF_ERROR(Look());
  WAYMARK_ASSIGN_OR_RETURN(const NotedBackup backup, Find(number));
  if (backup.facts.damaged) {
    return errors::BackupDamaged(FormatBackupName(number),
                                 "its list of files cannot be read, or one of them is gone or has "
                                 "another size");
  }
  WAYMARK_RETURN_IF_ERROR(CheckGoOn(backup.facts.size_bytes));
  auto verified = RestoreAndCheck(backup);
  const absl::Status cleared = RemoveScratch();
  if (!cleared.ok()) log::Error("what was verified is left", {{"cause", cleared.ToString()}});
  if (verified.ok() || errors::ReasonOf(verified.status()) != v1::ERROR_REASON_UNSPECIFIED) {
    return verified;
  }
  // One that was removed meanwhile is not damaged.
  WAYMARK_RETURN_IF_ERROR(Look());
  WAYMARK_RETURN_IF_ERROR(Find(number).status());
  if (absl::IsDataLoss(verified.status())) return DamagedBackup(number, verified.status());
  if (absl::IsResourceExhausted(verified.status())) return errors::BackupDiskFull();
  return verified;
}

absl::StatusOr<BackupStore::Verified> BackupStore::RestoreAndCheck(
    const NotedBackup& backup) const {
  const std::filesystem::path scratch = options_.directory / kScratch;
  WAYMARK_RETURN_IF_ERROR(files::MakePrivateDirectory(scratch));
  WAYMARK_RETURN_IF_ERROR(backups_.Restore(backup.facts.number, scratch / "log"));
  WAYMARK_ASSIGN_OR_RETURN(
      WholeLog log,
      CheckWholeLog(scratch, {.sequence = backup.note.sequence(), .hash = backup.note.chain_hash()},
                    [this] { return CheckGoOn(0); }));
  WAYMARK_RETURN_IF_ERROR(CheckAsNoted(log, backup.note));
  return Verified{.backup = backup, .log = std::move(log)};
}

}  // namespace waymark::ingest
