#include <atomic>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/commit/commit_queue.h"
#include "ingest-service/commit/test_commits.h"

// Who commits what a queue takes, and when.
namespace waymark::ingest {
namespace {

using testing::ElementsAre;
using CommitterTest = CommitQueueTest;

TEST_F(CommitterTest, CommitsWhatWaitsBeforeItGoes) {
  HeldCommitter committer;
  Answers answers;
  {
    CommitQueue queue(*store_, {.max_waiting = kMaxWaiting}, committer.Observers());
    committer.Hold(queue);
    for (int i = 0; i < 300; ++i) queue.Submit(WriteOf("v" + std::to_string(i)), answers.Next());
    committer.Release();
  }
  EXPECT_THAT(answers.Brief(), testing::Each("CREATED 1"));
  EXPECT_EQ(store_->head().sequence, 301U);
}

TEST_F(CommitterTest, TrySubmit_CommitsALoneWriteOnItsCallersThread) {
  std::thread::id committed_by;
  CommitQueue::Observers observers = NoObservers();
  observers.on_durable = [&](const LogHead&) { committed_by = std::this_thread::get_id(); };
  CommitQueue queue(*store_, {.max_waiting = kMaxWaiting}, std::move(observers));
  bool told = false;

  ASSERT_TRUE(queue.TrySubmit(WriteOf("v1"), [&told](const auto& result) { told = result.ok(); }));

  EXPECT_TRUE(told) << "before it returns";
  EXPECT_EQ(committed_by, std::this_thread::get_id());
}

// While a caller commits and the queue goes, what waits is committed after it, and what comes still
// is refused.
TEST_F(CommitterTest, OnlyOneCommitsWhileItGoes) {
  HeldCommitter committer;
  Answers answers;
  auto queue = std::make_unique<CommitQueue>(
      *store_, CommitQueue::Options{.max_waiting = kMaxWaiting}, committer.Observers());
  CommitQueue& going = *queue;
  std::thread caller(
      [&going, done = answers.Next()] { EXPECT_TRUE(going.TrySubmit(WriteOf("v1"), done)); });
  committer.WaitUntilHeld();
  going.Submit(WriteOf("v2"), answers.Next());
  std::thread end([&queue] { queue.reset(); });
  std::atomic<bool> refused = false;
  for (int i = 0; !refused; ++i) {
    going.Submit(WriteOf(absl::StrCat("w", i)), [&refused](const auto& result) {
      if (errors::ReasonOf(result.status()) == v1::ERROR_REASON_SHUTTING_DOWN) refused = true;
    });
    absl::SleepFor(absl::Milliseconds(1));
  }
  absl::SleepFor(absl::Milliseconds(20));

  EXPECT_EQ(committer.heads().size(), 1U);
  committer.Release();
  caller.join();
  end.join();
  EXPECT_THAT(answers.Brief(), ElementsAre("CREATED 1", "CREATED 1"));
}

TEST_F(CommitterTest, WritesOfManyThreadsAreAllInOneWholeChain) {
  constexpr int kThreads = 8;
  constexpr int kWrites = 40;
  absl::Mutex mutex;
  std::set<std::uint64_t> acknowledged;
  {
    CommitQueue queue(*store_, {.max_waiting = kMaxWaiting}, NoObservers());
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t) {
      threads.emplace_back([&queue, &mutex, &acknowledged, t] {
        for (int i = 0; i < kWrites; ++i) {
          const std::string id = std::to_string(t) + "-" + std::to_string(i);
          const auto done = [&](const absl::StatusOr<CommittedVisit>& result) {
            ASSERT_THAT(result, IsOk());
            const absl::MutexLock lock(&mutex);
            EXPECT_TRUE(acknowledged.insert(result->sequence).second);
          };
          // Of streams and single ones, which their callers commit where they can.
          if (i % 2 == 0) {
            queue.Submit(WriteOf(id), done);
          } else {
            EXPECT_TRUE(queue.TrySubmit(WriteOf(id), done));
          }
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
  }

  EXPECT_EQ(acknowledged.size(), std::size_t{kThreads * kWrites});
  const auto changes = store_->ReadAfter(0, kNoLimit);
  ASSERT_THAT(changes, IsOk());
  ASSERT_EQ(changes->size(), acknowledged.size());
  std::string hash = chain::GenesisHash(store_->log_id());
  std::set<std::string> visits;
  for (const internal::v1::Change& change : *changes) {
    hash = chain::NextHash(hash, change.record());
    EXPECT_EQ(change.hash(), hash);
    internal::v1::ChangeRecord record;
    ASSERT_TRUE(record.ParseFromString(change.record()));
    EXPECT_TRUE(acknowledged.contains(record.sequence()));
    EXPECT_EQ(chain::RevisionDigest(change.revision()), record.revision_digest());
    visits.insert(record.visit_id());
  }
  EXPECT_EQ(visits.size(), acknowledged.size());
}

}  // namespace
}  // namespace waymark::ingest
