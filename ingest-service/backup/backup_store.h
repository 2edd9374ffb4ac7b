#ifndef WAYMARK_INGEST_SERVICE_BACKUP_BACKUP_STORE_H_
#define WAYMARK_INGEST_SERVICE_BACKUP_BACKUP_STORE_H_

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "waymark/internal/v1/stored_backup.pb.h"

#include "common/files/file_lock.h"
#include "common/storage/backups.h"
#include "ingest-service/log/inspection/whole_log.h"
#include "ingest-service/log/log_store.h"

namespace waymark::ingest {

inline constexpr std::uint32_t kMostBackupsKept = 1000;

// INVALID_ARGUMENT for a number of backups that cannot be kept.
absl::Status CheckKeptBackups(std::uint32_t keep);

struct BackupOptions {
  std::filesystem::path directory;   // Empty: no backups are kept.
  std::uint32_t keep = 14;           // How many; at least 1.
  std::uint64_t min_free_bytes = 0;  // Left free on the disk of the directory.
};

// A backup, and what was noted of the log when it was begun.
struct NotedBackup {
  storage::BackupFacts facts;
  internal::v1::BackupNote note;  // Empty where the backup is damaged.
};

// The note as it is stored, and what is noted beside the facts: nothing where the note is not as it
// was stored, and then the backup is damaged.
std::string SealNote(const internal::v1::BackupNote& note);
NotedBackup Noted(storage::BackupFacts facts);
// DATA_LOSS where the log is another than was noted.
absl::Status CheckAsNoted(const WholeLog& log, const internal::v1::BackupNote& note);

// The backups of one ingest service. Create from one thread at a time, Verify from one, beside it;
// the rest from any.
//
//   BACKUP_DIR/                as storage::Backups
//   BACKUP_DIR/waymark.lock    held while a service writes here
//   BACKUP_DIR/verifying/      what is restored to be looked through
class BackupStore {
 public:
  // Makes the directory where it is missing; what was left of a verification goes, as it may hold
  // what has been erased since. UNAVAILABLE where another process keeps its backups there;
  // INVALID_ARGUMENT where it cannot be used.
  static absl::StatusOr<std::unique_ptr<BackupStore>> Open(const BackupOptions& options);

  // Looked at before and while a backup is made: whether the disk of the log has room.
  using LogHasRoom = std::function<absl::Status()>;

  // Makes one of `store`, then removes the oldest beyond `keep`. BACKUP_DIRECTORY_WRONG,
  // OLD_BACKUPS_LEFT, DISK_FULL, SHUTTING_DOWN; else as storage::Backups::Create.
  absl::StatusOr<NotedBackup> Create(LogStore& store, std::uint32_t keep,
                                     const LogHasRoom& log_has_room);

  // Oldest first, as they were at the end of Open, Create or Verify last: whoever asks does not
  // wait for the disk.
  [[nodiscard]] std::vector<NotedBackup> List() const ABSL_LOCKS_EXCLUDED(mutex_);

  // Restores it beside the backups and looks through all of it. BACKUP_NOT_FOUND, BACKUP_DAMAGED,
  // DISK_FULL, SHUTTING_DOWN; else as storage::Backups::Restore.
  struct Verified {
    NotedBackup backup;
    WholeLog log;
  };
  absl::StatusOr<Verified> Verify(std::uint32_t number);

  // What is under way ends as soon as it can, with SHUTTING_DOWN, and nothing is begun any more.
  void Stop() { stopping_ = true; }

  [[nodiscard]] std::uint32_t keep() const { return options_.keep; }

 private:
  BackupStore(BackupOptions options, files::FileLock lock);
  // SHUTTING_DOWN, or DISK_FULL where there are not so many bytes to be had.
  [[nodiscard]] absl::Status CheckGoOn(std::uint64_t bytes) const;
  // BACKUP_DIRECTORY_WRONG where what is there is none of `store`'s.
  [[nodiscard]] absl::Status CheckOwn(const LogStore& store) const;
  [[nodiscard]] absl::Status RemoveScratch() const;
  absl::Status Look() ABSL_LOCKS_EXCLUDED(mutex_);
  [[nodiscard]] absl::StatusOr<NotedBackup> Find(std::uint32_t number) const;
  absl::StatusOr<Verified> RestoreAndCheck(const NotedBackup& backup) const;

  const BackupOptions options_;
  const files::FileLock lock_;
  const storage::Backups backups_;
  std::atomic<bool> stopping_ = false;
  mutable absl::Mutex mutex_;
  std::vector<NotedBackup> seen_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_BACKUP_BACKUP_STORE_H_
