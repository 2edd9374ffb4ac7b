#ifndef WAYMARK_INGEST_SERVICE_COMMIT_TEST_COMMITS_H_
#define WAYMARK_INGEST_SERVICE_COMMIT_TEST_COMMITS_H_

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/synchronization/notification.h"
#include "gtest/gtest.h"

#include "common/status/errors.h"
#include "ingest-service/commit/test_writes.h"
#include "tests/support/temporary_directory.h"

// A queue's log, its observers and what it answers, for tests of it.
namespace waymark::ingest {

inline constexpr std::size_t kMaxWaiting = 1000;
inline constexpr std::size_t kNoLimit = std::size_t{1} << 30;

inline CommitQueue::Observers NoObservers() {
  return {.on_durable = [](const LogHead&) {},
          .on_write_failed = [](const absl::Status& cause) { ADD_FAILURE() << cause; }};
}

// Holds the committer inside its first group until Release, so that what is submitted meanwhile
// waits; then notes the head after every group.
class HeldCommitter {
 public:
  CommitQueue::Observers Observers() {
    CommitQueue::Observers observers = NoObservers();
    observers.on_durable = [this](const LogHead& head) {
      heads_.push_back(head.sequence);
      if (heads_.size() > 1) return;
      held_.Notify();
      released_.WaitForNotification();
    };
    return observers;
  }

  // Returns once the committer is held. The write that it is held with is change 1.
  void Hold(CommitQueue& queue) {
    queue.Submit(WriteOf("held"), [](const absl::StatusOr<CommittedVisit>&) {});
    held_.WaitForNotification();
  }
  void WaitUntilHeld() { held_.WaitForNotification(); }
  void Release() { released_.Notify(); }

  // While the committer is held, or once the queue is gone.
  [[nodiscard]] const std::vector<std::uint64_t>& heads() const { return heads_; }

 private:
  absl::Notification held_;
  absl::Notification released_;
  std::vector<std::uint64_t> heads_;
};

// Completions and what they were told, in the order they were made. Good once the queue is gone.
class Answers {
 public:
  CommitQueue::Completion Next() {
    absl::StatusOr<CommittedVisit>& answer = answers_.emplace_back(absl::UnknownError("not told"));
    return [&answer](absl::StatusOr<CommittedVisit> result) { answer = std::move(result); };
  }

  // "CREATED 1" for a first revision, or the reason of the error.
  [[nodiscard]] std::vector<std::string> Brief() const {
    std::vector<std::string> brief;
    for (const auto& answer : answers_) {
      brief.push_back(answer.ok() ? Outcome(*answer)
                                  : errors::ReasonName(errors::ReasonOf(answer.status())));
    }
    return brief;
  }

  static std::string Outcome(const CommittedVisit& visit) {
    return v1::ImportOutcome_Name(visit.outcome).substr(std::string("IMPORT_OUTCOME_").size()) +
           " " + std::to_string(visit.revision);
  }

 private:
  std::list<absl::StatusOr<CommittedVisit>> answers_;
};

class CommitQueueTest : public testing::Test {
 protected:
  CommitQueueTest() : store_(OpenLog(directory_.path())) {}

  const TemporaryDirectory directory_;
  const std::unique_ptr<LogStore> store_;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_COMMIT_TEST_COMMITS_H_
