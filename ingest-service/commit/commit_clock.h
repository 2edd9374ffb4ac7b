#ifndef WAYMARK_INGEST_SERVICE_COMMIT_COMMIT_CLOCK_H_
#define WAYMARK_INGEST_SERVICE_COMMIT_COMMIT_CLOCK_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace waymark::ingest {

// Gives commit times, each later than those before it though the clock goes back, and promises what
// time nothing will be committed before any more. A promise is kept over a restart too: it stands
// in a file before it is given. Times are microseconds since 1970. Thread-safe.
//
// The file is one line: "waymark-promised 1 <log id> <microseconds, 20 digits>\n". It is not
// synced: a process that is killed leaves it whole, and a machine that loses power and comes back
// with its clock set back may break the promises of the last seconds. Without it, or with one that
// is of another log, commit times go on from the log's head. To mend a clock that ran ahead while
// nothing was written, remove it while the service is stopped.
class CommitClock {
 public:
  // What times are read from. May go back.
  using Now = std::function<absl::Time()>;

  // Goes on after `last_micros`, the commit time of the log's head. Without a file (empty path)
  // promises end with the process.
  CommitClock(std::int64_t last_micros, Now now, std::filesystem::path file = {},
              std::string log_id = {});

  // The commit time of a group about to be written; Finish once it is published, or is not to be.
  // One group at a time.
  std::int64_t Begin();
  void Finish();

  // Whatever is not published yet is committed at this time or later. Never goes down. Where the
  // file cannot be written it is the last promise that could be, or 0.
  std::int64_t Promise();

 private:
  bool Write(std::int64_t promised) ABSL_EXCLUSIVE_LOCKS_REQUIRED(promise_mutex_);

  const Now now_;
  const std::filesystem::path file_;
  const std::string log_id_;
  absl::Mutex mutex_;
  std::int64_t next_ ABSL_GUARDED_BY(mutex_);  // The earliest time the next group may have.
  std::optional<std::int64_t> under_way_ ABSL_GUARDED_BY(mutex_);
  absl::Mutex promise_mutex_ ABSL_ACQUIRED_BEFORE(mutex_);  // Held while the file is written.
  std::int64_t promised_ ABSL_GUARDED_BY(promise_mutex_) = 0;
  bool write_failed_ ABSL_GUARDED_BY(promise_mutex_) = false;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMIT_COMMIT_CLOCK_H_
