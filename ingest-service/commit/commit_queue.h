#ifndef WAYMARK_INGEST_SERVICE_COMMIT_COMMIT_QUEUE_H_
#define WAYMARK_INGEST_SERVICE_COMMIT_COMMIT_QUEUE_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"

#include "common/concurrency/fair_queue.h"
#include "ingest-service/commit/commit_clock.h"
#include "ingest-service/commit/prepared_write.h"
#include "ingest-service/commit/record_cache.h"
#include "ingest-service/commit/visit_write.h"
#include "ingest-service/log/log_store.h"

namespace waymark::ingest {

inline constexpr std::size_t kDefaultRecordCacheBytes = std::size_t{256} << 20;

// The one way into the log. One thread at a time, the committer, takes every write that waits, up
// to a bound, decides each against the record as those before it leave it, appends all in one
// synced write, and only then answers. No lock guards a decision, and nothing comes between check
// and write. The committer is a thread of the queue's own; for a single write that comes while
// nothing is under way it is the caller's. Callers take turns: the writes of one are done in its
// order, and who floods the queue waits for itself.
class CommitQueue {
 public:
  // Told on the committer's thread, or on the caller's before TrySubmit or Submit returns; must not
  // block. Errors: those of the RPCs that write.
  using Completion = std::function<void(absl::StatusOr<CommittedVisit>)>;

  struct Observers {
    // A group with so many changes was written and synced, in so much time. May be empty.
    std::function<void(std::size_t changes, absl::Duration took)> on_written = {};
    // After every group that appended, before it is answered, with the log's new head.
    std::function<void(const LogHead&)> on_durable;
    // The write failed: the outcome of all that waits is unknown, and only opening the log again
    // tells. Called once, after those that wait were told; must end the process.
    std::function<void(const absl::Status&)> on_write_failed;
  };

  // Whether there is room for what is written next: asked before each group. Empty: always.
  using CheckRoom = std::function<absl::Status()>;

  struct Options {
    // So many writes at most, and 64 MiB of them, wait for TrySubmit, and of one caller no more
    // than leaves room for others.
    std::size_t max_waiting = 0;
    // Memory for what is recorded of the authorities that are written to: see RecordCache.
    std::size_t record_cache_bytes = kDefaultRecordCacheBytes;
    // What commit times are read from, and CommitClock's.
    CommitClock::Now now = absl::Now;
    std::filesystem::path promise_file = {};
    CheckRoom check_room = {};
  };

  // `store` outlives the queue.
  CommitQueue(LogStore& store, Options options, Observers observers);
  // Commits what waits, then joins.
  ~CommitQueue();
  CommitQueue(const CommitQueue&) = delete;
  CommitQueue& operator=(const CommitQueue&) = delete;

  // False, and nothing is taken or told, where too many wait, or too many of this caller. Blocks
  // until the write is synced and told where it is the only one.
  [[nodiscard]] bool TrySubmit(VisitWrite write, Completion completion);
  // Always takes it, and does not block: for streams, whose number and window are bounded.
  void Submit(std::unique_ptr<PreparedWrite> write, Completion completion);
  void Submit(VisitWrite write, Completion completion) {
    Submit(PrepareWrite(std::move(write)), std::move(completion));
  }

  // The answer to an earlier write with this request id, whole; nothing where there is none that
  // is done. For who wants to know before the write is prepared: rules may have changed since.
  // REQUEST_ID_REUSED where that write was another one.
  absl::StatusOr<std::optional<CommittedVisit>> Recall(const std::string& submitter,
                                                       const RequestKey& request) const;

  // OK, or UNAVAILABLE where a group has been under way for longer than `most`: the disk does not
  // answer. From any thread.
  [[nodiscard]] absl::Status CheckWorking(absl::Duration most) const;

  // Writes that wait now.
  [[nodiscard]] std::size_t waiting() const {
    const absl::MutexLock lock(&mutex_);
    return waiting_.size() + of_streams_.size();
  }

  // Whatever on_durable has not told of yet is committed at this time or later:
  // CommitClock::Promise.
  std::int64_t ClosedBefore() { return clock_.Promise(); }

 private:
  struct Waiting {
    std::unique_ptr<PreparedWrite> prepared;
    Completion completion;
  };

  bool Enqueue(Waiting waiting, bool of_stream);
  [[nodiscard]] bool IsEmpty() const ABSL_SHARED_LOCKS_REQUIRED(mutex_) {
    return waiting_.empty() && of_streams_.empty();
  }
  std::vector<Waiting> TakeGroup() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Run();
  // Of who has set committing_.
  void CommitAlone(Waiting waiting);
  void Commit(std::vector<Waiting> group);
  void CommitAndAnswer(std::vector<Waiting> group);
  void Answer(const std::vector<Waiting>& group, LogAddition& addition,
              const std::vector<std::string>& hashes,
              std::vector<absl::StatusOr<CommittedVisit>>& results) const;
  absl::Status Complete(CommittedVisit& committed) const;
  void Fail(const std::vector<Waiting>& group, const absl::Status& cause);

  LogStore& store_;
  RecordCache records_;  // The committer's.
  const Observers observers_;
  const CheckRoom check_room_;
  CommitClock clock_;
  mutable absl::Mutex mutex_;
  concurrency::FairQueue<Waiting> waiting_ ABSL_GUARDED_BY(mutex_);
  // Of streams, apart: what they may have waiting is bounded by themselves, and must not take the
  // places of single writes.
  concurrency::FairQueue<Waiting> of_streams_ ABSL_GUARDED_BY(mutex_);
  // Somebody is the committer now.
  bool committing_ ABSL_GUARDED_BY(mutex_) = false;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  bool failed_ ABSL_GUARDED_BY(mutex_) = false;
  // When the group that is under way was begun, by concurrency::SteadyNow, in nanoseconds; 0: none.
  std::atomic<std::int64_t> group_since_nanos_ = 0;
  std::thread thread_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMIT_COMMIT_QUEUE_H_
