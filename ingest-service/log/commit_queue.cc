#include "ingest-service/log/commit_queue.h"

#include <utility>

#include "absl/time/clock.h"

#include "common/chain/change_chain.h"
#include "common/status/errors.h"
#include "ingest-service/log/commit_group.h"

namespace waymark::ingest {
namespace {

// Beyond this many waiting, a larger group only adds latency.
constexpr std::size_t kMaxGroup = 128;
// A group is in memory several times until it is on disk.
constexpr std::size_t kMaxGroupBytes = std::size_t{4} << 20;
constexpr std::size_t kMaxWaitingBytes = std::size_t{64} << 20;

}  // namespace

CommitQueue::CommitQueue(LogStore& store, std::size_t max_waiting, Observers observers)
    : store_(store),
      max_waiting_(max_waiting),
      observers_(std::move(observers)),
      thread_([this] { Run(); }) {}

CommitQueue::~CommitQueue() {
  {
    const absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  thread_.join();
}

bool CommitQueue::TrySubmit(VisitWrite write, Completion completion) {
  {
    const absl::MutexLock lock(&mutex_);
    if (IsFull()) return false;
  }
  return Enqueue(Prepare(std::move(write), std::move(completion)), /*bounded=*/true);
}

void CommitQueue::Submit(VisitWrite write, Completion completion) {
  (void)Enqueue(Prepare(std::move(write), std::move(completion)), /*bounded=*/false);
}

// On the submitter's thread: serializing and hashing are no work for the one committer.
CommitQueue::Waiting CommitQueue::Prepare(VisitWrite write, Completion completion) {
  internal::v1::StoredRevision revision;
  revision.set_salt(chain::NewSalt());
  *revision.mutable_visit() = write.visit;
  Waiting waiting{.write = std::move(write),
                  .stored_revision = revision.SerializeAsString(),
                  .revision_digest = {},
                  .completion = std::move(completion)};
  waiting.revision_digest = chain::RevisionDigest(waiting.stored_revision);
  return waiting;
}

bool CommitQueue::Enqueue(Waiting waiting, bool bounded) {
  {
    const absl::MutexLock lock(&mutex_);
    if (bounded && IsFull()) return false;
    if (!failed_ && !stopping_) {
      waiting_bytes_ += waiting.stored_revision.size();
      waiting_.push_back(std::move(waiting));
      return true;
    }
  }
  waiting.completion(errors::ShuttingDown());
  return true;
}

bool CommitQueue::IsFull() const {
  return waiting_.size() >= max_waiting_ || waiting_bytes_ >= kMaxWaitingBytes;
}

std::vector<CommitQueue::Waiting> CommitQueue::TakeGroup() {
  std::vector<Waiting> group;
  std::size_t bytes = 0;
  while (!waiting_.empty() && group.size() < kMaxGroup && bytes < kMaxGroupBytes) {
    bytes += waiting_.front().stored_revision.size();
    group.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
  }
  waiting_bytes_ -= bytes;
  return group;
}

void CommitQueue::Run() {
  bool go_on = true;
  while (go_on) {
    std::vector<Waiting> group;
    {
      const absl::MutexLock lock(&mutex_);
      mutex_.Await(absl::Condition(
          +[](CommitQueue* self) ABSL_NO_THREAD_SAFETY_ANALYSIS {
            return self->stopping_ || !self->waiting_.empty();
          },
          this));
      if (waiting_.empty()) return;
      group = TakeGroup();
    }
    go_on = Commit(std::move(group));
  }
}

bool CommitQueue::Commit(std::vector<Waiting> group) {
  CommitGroup decisions(store_, absl::ToUnixMicros(absl::Now()));
  std::vector<absl::StatusOr<CommittedVisit>> results;
  results.reserve(group.size());
  for (Waiting& waiting : group) {
    results.push_back(decisions.Decide(waiting.write, std::move(waiting.stored_revision),
                                       std::move(waiting.revision_digest)));
  }
  if (!decisions.changes().empty()) {
    const absl::Status written = store_.Append(decisions.changes(), decisions.commit_time_micros());
    if (!written.ok()) {
      Fail(group, written);
      return false;
    }
    observers_.on_durable(store_.head());
  }
  const LogPosition state{.log_id = store_.log_id(),
                          .sequence = store_.head().sequence,
                          .hash_head = HashHead(store_.head().hash)};
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (results[i].ok()) results[i]->state = state;
    group[i].completion(std::move(results[i]));
  }
  return true;
}

// Of those not begun it is known that nothing was written; of the group it is not.
void CommitQueue::Fail(const std::vector<Waiting>& group, const absl::Status& cause) {
  std::deque<Waiting> rest;
  {
    const absl::MutexLock lock(&mutex_);
    failed_ = true;
    rest.swap(waiting_);
  }
  for (const Waiting& waiting : group) waiting.completion(errors::WriteOutcomeUnknown());
  for (Waiting& waiting : rest) waiting.completion(errors::ShuttingDown());
  observers_.on_write_failed(cause);
}

}  // namespace waymark::ingest
