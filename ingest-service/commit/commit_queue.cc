#include "ingest-service/commit/commit_queue.h"

#include <utility>

#include "absl/strings/str_cat.h"

#include "common/chain/change_chain.h"
#include "common/concurrency/steady_time.h"
#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "ingest-service/commit/commit_group.h"

namespace waymark::ingest {
namespace {

// Beyond this many waiting, a larger group only adds latency.
constexpr std::size_t kMaxGroup = 128;
// A group is in memory several times until it is on disk.
constexpr std::size_t kMaxGroupBytes = std::size_t{4} << 20;
constexpr std::size_t kMaxWaitingBytes = std::size_t{64} << 20;

}  // namespace

CommitQueue::CommitQueue(LogStore& store, Options options, Observers observers)
    : store_(store),
      records_(store, options.record_cache_bytes),
      observers_(std::move(observers)),
      check_room_(std::move(options.check_room)),
      clock_(store.head().commit_time_micros, std::move(options.now),
             std::move(options.promise_file), store.log_id()),
      waiting_(options.max_waiting, kMaxWaitingBytes),
      of_streams_(options.max_waiting, kMaxWaitingBytes),
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
    // Worth knowing before the work of preparing it.
    const absl::MutexLock lock(&mutex_);
    if (!waiting_.HasRoom(write.caller, 0)) return false;
  }
  return Enqueue({.prepared = PrepareWrite(std::move(write)), .completion = std::move(completion)},
                 /*of_stream=*/false);
}

void CommitQueue::Submit(std::unique_ptr<PreparedWrite> write, Completion completion) {
  (void)Enqueue({.prepared = std::move(write), .completion = std::move(completion)},
                /*of_stream=*/true);
}

bool CommitQueue::Enqueue(Waiting waiting, bool of_stream) {
  bool refused = false;
  {
    const absl::MutexLock lock(&mutex_);
    const std::string caller = waiting.prepared->write.caller;
    const std::size_t bytes = waiting.prepared->bytes;
    if (!of_stream && !waiting_.HasRoom(caller, bytes)) return false;
    refused = failed_ || stopping_;
    if (!refused && (of_stream || committing_ || !IsEmpty())) {
      (of_stream ? of_streams_ : waiting_).Push(caller, bytes, std::move(waiting));
      return true;
    }
    if (!refused) committing_ = true;
  }
  if (refused) {
    waiting.completion(errors::ShuttingDown());
  } else {
    CommitAlone(std::move(waiting));
  }
  return true;
}

// To wake the thread for it would cost a lone writer as much as the disk does.
void CommitQueue::CommitAlone(Waiting waiting) {
  std::vector<Waiting> group;
  group.push_back(std::move(waiting));
  Commit(std::move(group));
  const absl::MutexLock lock(&mutex_);
  committing_ = false;
}

// Single writes and streams in turn, as long as both wait.
std::vector<CommitQueue::Waiting> CommitQueue::TakeGroup() {
  std::vector<Waiting> group;
  std::size_t bytes = 0;
  while (!IsEmpty() && group.size() < kMaxGroup && bytes < kMaxGroupBytes) {
    const bool stream_next = waiting_.empty() || (!of_streams_.empty() && group.size() % 2 == 1);
    group.push_back(stream_next ? of_streams_.Pop() : waiting_.Pop());
    bytes += group.back().prepared->revision.bytes.size();
  }
  return group;
}

void CommitQueue::Run() {
  while (true) {
    std::vector<Waiting> group;
    {
      const absl::MutexLock lock(&mutex_);
      mutex_.Await(absl::Condition(
          +[](CommitQueue* self) ABSL_NO_THREAD_SAFETY_ANALYSIS {
            return !self->committing_ && (self->stopping_ || !self->IsEmpty());
          },
          this));
      if (IsEmpty()) return;
      group = TakeGroup();
      committing_ = true;
    }
    Commit(std::move(group));
    const absl::MutexLock lock(&mutex_);
    committing_ = false;
  }
}

absl::Status CommitQueue::CheckWorking(absl::Duration most) const {
  const std::int64_t since = group_since_nanos_;
  if (since == 0 || concurrency::SteadyNow() - absl::FromUnixNanos(since) < most) {
    return absl::OkStatus();
  }
  return absl::UnavailableError(
      absl::StrCat("a write has been under way for more than ", absl::FormatDuration(most)));
}

void CommitQueue::Commit(std::vector<Waiting> group) {
  group_since_nanos_ = absl::ToUnixNanos(concurrency::SteadyNow());
  CommitAndAnswer(std::move(group));
  group_since_nanos_ = 0;
}

void CommitQueue::CommitAndAnswer(std::vector<Waiting> group) {
  records_.Trim();
  CommitGroup decisions(store_, records_, clock_.Begin(),
                        check_room_ ? check_room_() : absl::OkStatus());
  std::vector<absl::StatusOr<CommittedVisit>> results;
  results.reserve(group.size());
  for (Waiting& waiting : group) {
    results.push_back(
        decisions.Decide(waiting.prepared->write, std::move(waiting.prepared->revision)));
  }
  std::vector<std::string> hashes;
  LogAddition addition = decisions.TakeAddition();
  if (!addition.empty()) {
    const absl::Time begun = concurrency::SteadyNow();
    auto written = store_.Append(addition);
    if (observers_.on_written) {
      observers_.on_written(addition.changes.size(), concurrency::SteadyNow() - begun);
    }
    if (!written.ok()) return Fail(group, written.status());
    hashes = *std::move(written);
  }
  if (!addition.changes.empty()) observers_.on_durable(store_.head());
  clock_.Finish();
  Answer(group, addition, hashes, results);
}

void CommitQueue::Answer(const std::vector<Waiting>& group, LogAddition& addition,
                         const std::vector<std::string>& hashes,
                         std::vector<absl::StatusOr<CommittedVisit>>& results) const {
  const LogPosition state{.log_id = store_.log_id(),
                          .sequence = store_.head().sequence,
                          .hash_head = HashHead(store_.head().hash)};
  const std::uint64_t first = state.sequence + 1 - hashes.size();
  for (std::size_t i = 0; i < group.size(); ++i) {
    absl::StatusOr<CommittedVisit>& result = results[i];
    absl::Status completed;
    if (result.ok() && !hashes.empty() && result->sequence >= first && !result->recalled) {
      // Written by this group: all is known without a look at the log.
      const std::size_t place = result->sequence - first;
      result->position = {.log_id = state.log_id,
                          .sequence = result->sequence,
                          .hash_head = HashHead(hashes[place])};
      // Of several that are answered with one change the one that made it has what it wrote.
      if (result->update_time_micros > 0) {
        result->stored_revision = std::move(addition.changes[place].stored_revision);
      }
    } else if (result.ok()) {
      completed = Complete(*result);
    }
    if (!completed.ok()) result = completed;
    if (result.ok()) result->state = state;
    group[i].completion(std::move(result));
  }
}

// What is known only of a change that stands in the log.
absl::Status CommitQueue::Complete(CommittedVisit& committed) const {
  if (committed.sequence == 0) return absl::OkStatus();
  WAYMARK_ASSIGN_OR_RETURN(committed.position, store_.FindPosition(committed.sequence));
  if (!committed.recalled) return absl::OkStatus();
  WAYMARK_ASSIGN_OR_RETURN(const auto record, store_.FindRecord(committed.sequence));
  committed.revision = record.revision();
  committed.etag = chain::Etag(record.revision_digest());
  return absl::OkStatus();
}

absl::StatusOr<std::optional<CommittedVisit>> CommitQueue::Recall(const std::string& submitter,
                                                                  const RequestKey& request) const {
  if (request.id.empty()) return std::nullopt;
  WAYMARK_ASSIGN_OR_RETURN(const auto known, store_.FindRequest(submitter, request.id));
  if (!known.has_value()) return std::nullopt;
  WAYMARK_ASSIGN_OR_RETURN(CommittedVisit answer, AnswerAgain(*known, request.digest));
  WAYMARK_RETURN_IF_ERROR(Complete(answer));
  return answer;
}

// Of those not begun it is known that nothing was written; of the group it is not.
void CommitQueue::Fail(const std::vector<Waiting>& group, const absl::Status& cause) {
  std::vector<Waiting> rest;
  {
    const absl::MutexLock lock(&mutex_);
    failed_ = true;
    while (!waiting_.empty()) rest.push_back(waiting_.Pop());
    while (!of_streams_.empty()) rest.push_back(of_streams_.Pop());
  }
  for (const Waiting& waiting : group) waiting.completion(errors::WriteOutcomeUnknown());
  for (Waiting& waiting : rest) waiting.completion(errors::ShuttingDown());
  observers_.on_write_failed(cause);
}

}  // namespace waymark::ingest
