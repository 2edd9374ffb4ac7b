#ifndef WAYMARK_COMMON_SECURITY_AUDIT_REFUSAL_JOURNAL_H_
#define WAYMARK_COMMON_SECURITY_AUDIT_REFUSAL_JOURNAL_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

#include "common/concurrency/steady_time.h"
#include "common/security/audit/caller_budgets.h"
#include "common/security/audit/refusal.h"

namespace waymark::security {

// Where in its data directory a service keeps its journal.
inline constexpr char kAuditFolder[] = "audit";

// What the files of a journal may come to.
struct JournalLimits {
  std::size_t max_file_bytes = std::size_t{16} << 20;
  int max_files = 8;  // Together 128 MiB, some 400,000 refusals.
  std::size_t max_waiting = 4096;
  // Of one caller: so many at once and then so many a second. Without it whoever has a certificate
  // could have everybody's refusals dropped in minutes; with it that takes most of a day.
  double lines_at_once = 1000;
  double lines_per_second = 10;
  // How often it is told how many were counted of whom.
  absl::Duration between_counts = absl::Minutes(1);
};

// What was refused and to whom, in files that are only ever appended to: DIRECTORY/refusals, and
// before it refusals.1 (the newest of the full ones), refusals.2 and so on. A full file is renamed,
// and beyond max_files the oldest is removed. Closed to other users of the machine.
//
// A thread of its own writes and syncs (fdatasync) what has come since its last turn, so Record
// never waits for a disk: a crash of the process or the machine may lose the refusals of the last
// turn, some milliseconds. Where more come than can be written, those that have no room are
// counted, and a line says how many; the same where the disk fails, and of one caller where it is
// refused more often than it has lines.
class RefusalJournal {
 public:
  // Makes the directory where it is missing. INVALID_ARGUMENT where it cannot be written to. A
  // line that a crash cut off is ended first.
  static absl::StatusOr<std::unique_ptr<RefusalJournal>> Open(
      const std::filesystem::path& directory, JournalLimits limits = {});
  // Writes what waits.
  ~RefusalJournal();

  // Any thread; does not block.
  void Record(const Refusal& refusal) ABSL_LOCKS_EXCLUDED(mutex_);
  // How many were recorded since it was opened, those without room among them.
  [[nodiscard]] std::uint64_t recorded() const { return recorded_; }

  // The files that there are, oldest first.
  static std::vector<std::filesystem::path> Files(const std::filesystem::path& directory);

 private:
  RefusalJournal(std::filesystem::path directory, JournalLimits limits)
      : directory_(std::move(directory)),
        limits_(limits),
        budgets_(limits.lines_at_once, limits.lines_per_second) {}
  absl::Status OpenFile();
  absl::Status Append(const std::string& lines);
  absl::Status Rotate();
  void WriteAll() ABSL_LOCKS_EXCLUDED(mutex_);
  void Write(const std::deque<std::string>& lines);
  // A line for each caller of whom some were only counted, where that is to be told.
  void AddCounts(std::deque<std::string>& lines) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const std::filesystem::path directory_;
  const JournalLimits limits_;
  int descriptor_ = -1;          // The writing thread's, as the two below.
  std::size_t bytes_ = 0;        // Of the file.
  std::uint64_t unwritten_ = 0;  // Refusals that no line tells of yet.
  std::atomic<std::uint64_t> recorded_ = 0;
  absl::Mutex mutex_;
  std::deque<std::string> waiting_ ABSL_GUARDED_BY(mutex_);
  std::uint64_t dropped_ ABSL_GUARDED_BY(mutex_) = 0;
  CallerBudgets budgets_ ABSL_GUARDED_BY(mutex_);
  absl::Time counts_told_ ABSL_GUARDED_BY(mutex_) = concurrency::SteadyNow();
  bool closing_ ABSL_GUARDED_BY(mutex_) = false;
  concurrency::Alarm news_;  // Something waits, or it is closing.
  std::thread writer_;
};

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_AUDIT_REFUSAL_JOURNAL_H_
