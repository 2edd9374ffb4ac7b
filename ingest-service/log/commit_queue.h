#ifndef WAYMARK_INGEST_SERVICE_LOG_COMMIT_QUEUE_H_
#define WAYMARK_INGEST_SERVICE_LOG_COMMIT_QUEUE_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "waymark/v1/ingest_service.pb.h"
#include "waymark/v1/visit.pb.h"

#include "common/model/resource_name.h"
#include "common/tokens/consistency_token.h"
#include "ingest-service/log/log_store.h"

namespace waymark::ingest {

// A visit to be written, prepared: what follows needs no look at its content but to compare it.
struct VisitWrite {
  model::VisitName name;
  v1::Visit visit;
  v1::ExistingVisit on_existing = v1::EXISTING_VISIT_FAIL;
  std::string submitter;
};

// What became of a write, durable by the time it is told.
struct CommittedVisit {
  v1::ImportOutcome outcome = v1::IMPORT_OUTCOME_UNSPECIFIED;
  // The visit's current state: with SKIPPED and UNCHANGED that of the revision found.
  std::int64_t revision = 0;
  std::string etag;
  std::int64_t create_time_micros = 0;
  std::int64_t update_time_micros = 0;  // 0 with SKIPPED and UNCHANGED.
  std::uint64_t sequence = 0;           // Of the change that wrote that revision.
  LogPosition state;                    // One that includes the write.
};

// The one way into the log. A single thread takes every write that waits, up to a bound, decides
// each against the heads as those before it leave them, appends all in one synced write, and only
// then answers. No lock guards a decision, and nothing comes between check and write.
class CommitQueue {
 public:
  // Told on the committer's thread, or on the caller's where the write was not taken; must not
  // block. Errors: VISIT_EXISTS, WRITE_OUTCOME_UNKNOWN, SHUTTING_DOWN, DATA_LOSS.
  using Completion = std::function<void(absl::StatusOr<CommittedVisit>)>;

  struct Observers {
    // After every group that appended, before it is answered, with the log's new head.
    std::function<void(const LogHead&)> on_durable;
    // The write failed: the outcome of all that waits is unknown, and only opening the log again
    // tells. Called once, after those that wait were told; must end the process.
    std::function<void(const absl::Status&)> on_write_failed;
  };

  // At most `max_waiting` writes, and 64 MiB of them, wait for TrySubmit. `store` outlives the
  // queue.
  CommitQueue(LogStore& store, std::size_t max_waiting, Observers observers);
  // Commits what waits, then joins.
  ~CommitQueue();
  CommitQueue(const CommitQueue&) = delete;
  CommitQueue& operator=(const CommitQueue&) = delete;

  // False, and nothing is taken or told, where too many wait.
  [[nodiscard]] bool TrySubmit(VisitWrite write, Completion completion);
  // Always takes it: for streams, whose number and window are bounded.
  void Submit(VisitWrite write, Completion completion);

 private:
  struct Waiting {
    VisitWrite write;
    std::string stored_revision;
    std::string revision_digest;
    Completion completion;
  };

  static Waiting Prepare(VisitWrite write, Completion completion);
  bool Enqueue(Waiting waiting, bool bounded);
  [[nodiscard]] bool IsFull() const ABSL_SHARED_LOCKS_REQUIRED(mutex_);
  std::vector<Waiting> TakeGroup() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Run();
  // False once a write has failed.
  bool Commit(std::vector<Waiting> group);
  void Fail(const std::vector<Waiting>& group, const absl::Status& cause);

  LogStore& store_;
  const std::size_t max_waiting_;
  const Observers observers_;
  absl::Mutex mutex_;
  std::deque<Waiting> waiting_ ABSL_GUARDED_BY(mutex_);
  std::size_t waiting_bytes_ ABSL_GUARDED_BY(mutex_) = 0;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  bool failed_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_COMMIT_QUEUE_H_
