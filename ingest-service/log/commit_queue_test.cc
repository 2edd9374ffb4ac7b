#include "ingest-service/log/commit_queue.h"

#include <atomic>
#include <list>
#include <memory>
#include <set>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/blocking_counter.h"
#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/status/errors.h"
#include "ingest-service/log/test_log.h"
#include "tests/support/temporary_directory.h"

namespace waymark::ingest {
namespace {

using testing::ElementsAre;

constexpr std::size_t kMaxWaiting = 1000;
constexpr std::size_t kNoLimit = std::size_t{1} << 30;

CommitQueue::Observers NoObservers() {
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

TEST_F(CommitQueueTest, CreatesAVisit) {
  CommitQueue queue(*store_, kMaxWaiting, NoObservers());
  const VisitWrite write = WriteOf("v1", v1::EXISTING_VISIT_FAIL, "2016");

  const auto committed = Commit(queue, write);

  ASSERT_THAT(committed, IsOk());
  EXPECT_EQ(Answers::Outcome(*committed), "CREATED 1");
  EXPECT_EQ(committed->sequence, 1U);
  EXPECT_GT(committed->create_time_micros, 0);
  EXPECT_EQ(committed->update_time_micros, committed->create_time_micros);
  EXPECT_EQ((**store_->FindRevision(1)).visit().SerializeAsString(),
            write.visit.SerializeAsString());
  const auto head = store_->FindHead(write.name);
  ASSERT_TRUE(head.ok() && head->has_value());
  EXPECT_EQ((*head)->etag(), committed->etag);
}

TEST_F(CommitQueueTest, TellsWhoWroteInTheRecord) {
  CommitQueue queue(*store_, kMaxWaiting, NoObservers());
  VisitWrite write = WriteOf("v1");
  write.submitter = "a council";
  const auto committed = Commit(queue, write);
  ASSERT_THAT(committed, IsOk());

  internal::v1::ChangeRecord record;
  ASSERT_TRUE(record.ParseFromString(store_->ReadAfter(0, kNoLimit)->front().record()));

  EXPECT_EQ(record.submitter(), "a council");
  EXPECT_EQ(record.commit_time_micros(), committed->update_time_micros);
}

TEST_F(CommitQueueTest, WhatBecomesOfAVisitThatExists) {
  struct Case {
    const char* name;
    v1::ExistingVisit on_existing;
    const char* text;
    const char* want;
    std::uint64_t head;
  };
  for (const Case& c : {
           Case{"fail", v1::EXISTING_VISIT_FAIL, "2016", "VISIT_EXISTS", 1},
           Case{"unspecified", v1::EXISTING_VISIT_UNSPECIFIED, "2017", "VISIT_EXISTS", 1},
           Case{"skip", v1::EXISTING_VISIT_SKIP, "2017", "SKIPPED 1", 1},
           Case{"replace", v1::EXISTING_VISIT_REPLACE, "2017", "REPLACED 2", 2},
           Case{"replace by the same", v1::EXISTING_VISIT_REPLACE, "2016", "UNCHANGED 1", 1},
       }) {
    const TemporaryDirectory directory;
    const auto store = OpenLog(directory.path());
    Answers answers;
    {
      CommitQueue queue(*store, kMaxWaiting, NoObservers());
      ASSERT_THAT(Commit(queue, WriteOf("v1", v1::EXISTING_VISIT_FAIL, "2016")), IsOk());

      queue.Submit(WriteOf("v1", c.on_existing, c.text), answers.Next());
    }
    EXPECT_THAT(answers.Brief(), ElementsAre(c.want)) << c.name;
    EXPECT_EQ(store->head().sequence, c.head) << c.name;
  }
}

TEST_F(CommitQueueTest, CreatesWhatThereIsNothingToSkipOrReplace) {
  CommitQueue queue(*store_, kMaxWaiting, NoObservers());

  const auto skip = Commit(queue, WriteOf("v1", v1::EXISTING_VISIT_SKIP));
  const auto replace = Commit(queue, WriteOf("v2", v1::EXISTING_VISIT_REPLACE));

  EXPECT_EQ(Answers::Outcome(*skip), "CREATED 1");
  EXPECT_EQ(Answers::Outcome(*replace), "CREATED 1");
}

TEST_F(CommitQueueTest, AReplacedVisitKeepsItsCreateTimeAndGetsAnotherEtag) {
  CommitQueue queue(*store_, kMaxWaiting, NoObservers());
  const auto created = Commit(queue, WriteOf("v1", v1::EXISTING_VISIT_FAIL, "2016"));

  const auto replaced = Commit(queue, WriteOf("v1", v1::EXISTING_VISIT_REPLACE, "2017"));

  ASSERT_THAT(replaced, IsOk());
  EXPECT_EQ(replaced->create_time_micros, created->create_time_micros);
  EXPECT_GE(replaced->update_time_micros, created->update_time_micros);
  EXPECT_NE(replaced->etag, created->etag);
  EXPECT_EQ(replaced->sequence, 2U);
}

TEST_F(CommitQueueTest, WhatWasFoundIsToldAsItStands) {
  CommitQueue queue(*store_, kMaxWaiting, NoObservers());
  ASSERT_THAT(Commit(queue, WriteOf("other")), IsOk());
  const auto created = Commit(queue, WriteOf("v1", v1::EXISTING_VISIT_FAIL, "2016"));

  for (const auto on_existing : {v1::EXISTING_VISIT_SKIP, v1::EXISTING_VISIT_REPLACE}) {
    const auto found = Commit(queue, WriteOf("v1", on_existing, "2016"));
    ASSERT_THAT(found, IsOk());
    EXPECT_EQ(found->revision, 1);
    EXPECT_EQ(found->etag, created->etag);
    EXPECT_EQ(found->create_time_micros, created->create_time_micros);
    EXPECT_EQ(found->update_time_micros, 0);
    EXPECT_EQ(found->sequence, 2U);
  }
}

TEST_F(CommitQueueTest, AnEarlierContentIsAChangeAgain) {
  CommitQueue queue(*store_, kMaxWaiting, NoObservers());
  ASSERT_THAT(Commit(queue, WriteOf("v1", v1::EXISTING_VISIT_FAIL, "2016")), IsOk());
  ASSERT_THAT(Commit(queue, WriteOf("v1", v1::EXISTING_VISIT_REPLACE, "2017")), IsOk());

  const auto back = Commit(queue, WriteOf("v1", v1::EXISTING_VISIT_REPLACE, "2016"));

  EXPECT_EQ(Answers::Outcome(*back), "REPLACED 3");
}

TEST_F(CommitQueueTest, WritesOfOneVisitInOneGroupSeeEachOther) {
  HeldCommitter committer;
  Answers answers;
  {
    CommitQueue queue(*store_, kMaxWaiting, committer.Observers());
    committer.Hold(queue);
    queue.Submit(WriteOf("v1", v1::EXISTING_VISIT_FAIL, "2016"), answers.Next());
    queue.Submit(WriteOf("v1", v1::EXISTING_VISIT_FAIL, "2016"), answers.Next());
    queue.Submit(WriteOf("v1", v1::EXISTING_VISIT_REPLACE, "2016"), answers.Next());
    queue.Submit(WriteOf("v1", v1::EXISTING_VISIT_REPLACE, "2017"), answers.Next());
    queue.Submit(WriteOf("v1", v1::EXISTING_VISIT_REPLACE, "2017"), answers.Next());
    queue.Submit(WriteOf("v1", v1::EXISTING_VISIT_SKIP, "2018"), answers.Next());
    queue.Submit(WriteOf("v2"), answers.Next());
    committer.Release();
  }

  EXPECT_THAT(answers.Brief(), ElementsAre("CREATED 1", "VISIT_EXISTS", "UNCHANGED 1", "REPLACED 2",
                                           "UNCHANGED 2", "SKIPPED 2", "CREATED 1"));
  EXPECT_THAT(committer.heads(), ElementsAre(1, 4)) << "not one group";
  EXPECT_EQ((**store_->FindHead(NameOf("v1"))).sequence(), 3U);
  EXPECT_EQ((**store_->FindRevision(3)).visit().start_date(), "2017");
}

TEST_F(CommitQueueTest, CommitTimeIsWhatTheClockSays) {
  const absl::Time now = absl::FromUnixSeconds(1'700'000'000);
  CommitQueue queue(*store_, kMaxWaiting, NoObservers(), [now] { return now; });

  const auto committed = Commit(queue, WriteOf("v1"));

  ASSERT_THAT(committed, IsOk());
  EXPECT_EQ(committed->update_time_micros, absl::ToUnixMicros(now));
}

TEST_F(CommitQueueTest, CommitTimeRisesThoughTheClockGoesBack) {
  const std::int64_t later = absl::ToUnixMicros(absl::Now() + absl::Hours(1));
  ASSERT_THAT(store_->Append(AdditionOf({ChangeOf("v1")}, later)), IsOk());
  CommitQueue queue(*store_, kMaxWaiting, NoObservers());

  const auto committed = Commit(queue, WriteOf("v2"));

  ASSERT_THAT(committed, IsOk());
  EXPECT_EQ(committed->update_time_micros, later + 1);
  EXPECT_EQ(store_->head().commit_time_micros, later + 1);
}

TEST_F(CommitQueueTest, WhatIsNotTellableYetIsNotPromisedToBeOver) {
  HeldCommitter committer;
  CommitQueue queue(*store_, kMaxWaiting, committer.Observers());
  committer.Hold(queue);

  EXPECT_EQ(queue.ClosedBefore(), store_->head().commit_time_micros);

  const std::int64_t held = store_->head().commit_time_micros;
  committer.Release();
  ASSERT_THAT(Commit(queue, WriteOf("v1")), IsOk());
  EXPECT_GT(queue.ClosedBefore(), held);
}

TEST_F(CommitQueueTest, ObserversKnowBeforeAnyoneIsAnswered) {
  std::atomic<std::uint64_t> durable = 0;
  CommitQueue::Observers observers = NoObservers();
  observers.on_durable = [&](const LogHead& head) { durable = head.sequence; };
  std::uint64_t durable_when_answered = 0;
  {
    CommitQueue queue(*store_, kMaxWaiting, observers);

    queue.Submit(WriteOf("v1"),
                 [&](const absl::StatusOr<CommittedVisit>&) { durable_when_answered = durable; });
  }
  EXPECT_EQ(durable_when_answered, 1U);
}

TEST_F(CommitQueueTest, AGroupThatWritesNothingIsNoNews) {
  std::atomic<int> groups = 0;
  CommitQueue::Observers observers = NoObservers();
  observers.on_durable = [&](const LogHead&) { ++groups; };
  CommitQueue queue(*store_, kMaxWaiting, observers);
  ASSERT_THAT(Commit(queue, WriteOf("v1")), IsOk());

  ASSERT_THAT(Commit(queue, WriteOf("v1", v1::EXISTING_VISIT_SKIP)), IsOk());

  EXPECT_EQ(groups, 1);
}

TEST_F(CommitQueueTest, TrySubmit_TakesNothingWhereTooManyWait) {
  HeldCommitter committer;
  Answers taken;
  {
    CommitQueue queue(*store_, /*max_waiting=*/2, committer.Observers());
    committer.Hold(queue);
    EXPECT_TRUE(queue.TrySubmit(WriteOf("v1"), taken.Next()));
    EXPECT_TRUE(queue.TrySubmit(WriteOf("v2"), taken.Next()));

    EXPECT_FALSE(queue.TrySubmit(WriteOf("v3"), [](const absl::StatusOr<CommittedVisit>&) {
      ADD_FAILURE() << "told of a write that was not taken";
    }));
    queue.Submit(WriteOf("v4"), taken.Next());
    committer.Release();
  }
  EXPECT_THAT(taken.Brief(), ElementsAre("CREATED 1", "CREATED 1", "CREATED 1"));
  EXPECT_FALSE(store_->FindHead(NameOf("v3"))->has_value());
}

TEST_F(CommitQueueTest, CommitsWhatWaitsBeforeItGoes) {
  HeldCommitter committer;
  Answers answers;
  {
    CommitQueue queue(*store_, kMaxWaiting, committer.Observers());
    committer.Hold(queue);
    for (int i = 0; i < 300; ++i) queue.Submit(WriteOf("v" + std::to_string(i)), answers.Next());
    committer.Release();
  }
  EXPECT_THAT(answers.Brief(), testing::Each("CREATED 1"));
  EXPECT_EQ(store_->head().sequence, 301U);
}

TEST_F(CommitQueueTest, TrySubmit_CommitsALoneWriteOnItsCallersThread) {
  std::thread::id committed_by;
  CommitQueue::Observers observers = NoObservers();
  observers.on_durable = [&](const LogHead&) { committed_by = std::this_thread::get_id(); };
  CommitQueue queue(*store_, kMaxWaiting, std::move(observers));
  bool told = false;

  ASSERT_TRUE(queue.TrySubmit(WriteOf("v1"), [&told](const auto& result) { told = result.ok(); }));

  EXPECT_TRUE(told) << "before it returns";
  EXPECT_EQ(committed_by, std::this_thread::get_id());
}

// While a caller commits and the queue goes, what waits is committed after it, and what comes still
// is refused.
TEST_F(CommitQueueTest, OnlyOneCommitsWhileItGoes) {
  HeldCommitter committer;
  Answers answers;
  auto queue = std::make_unique<CommitQueue>(*store_, kMaxWaiting, committer.Observers());
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

TEST_F(CommitQueueTest, WritesOfManyThreadsAreAllInOneWholeChain) {
  constexpr int kThreads = 8;
  constexpr int kWrites = 40;
  absl::Mutex mutex;
  std::set<std::uint64_t> acknowledged;
  {
    CommitQueue queue(*store_, kMaxWaiting, NoObservers());
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t) {
      threads.emplace_back([&queue, &mutex, &acknowledged, t] {
        for (int i = 0; i < kWrites; ++i) {
          const std::string id = std::to_string(t) + "-" + std::to_string(i);
          queue.Submit(WriteOf(id), [&](const absl::StatusOr<CommittedVisit>& result) {
            ASSERT_THAT(result, IsOk());
            const absl::MutexLock lock(&mutex);
            EXPECT_TRUE(acknowledged.insert(result->sequence).second);
          });
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

TEST(CommitQueueRoomTest, WithoutRoomOnTheDiskNothingNewIsTakenInAndTheRestIsAnswered) {
  const TemporaryDirectory directory;
  const auto store = OpenLog(directory.path());
  std::atomic<bool> has_room = true;
  CommitQueue queue(*store, kMaxWaiting, NoObservers(), absl::Now, {},
                    [&has_room] { return has_room ? absl::OkStatus() : errors::DiskFull(); });
  VisitWrite done = WriteOf("a");
  done.request = {.id = "r1", .digest = "d"};
  VisitWrite tried = WriteOf("b");
  tried.validate_only = true;
  ASSERT_THAT(Commit(queue, done), IsOk());

  has_room = false;

  EXPECT_THAT(Commit(queue, WriteOf("b")), HasReason(v1::ERROR_REASON_DISK_FULL));
  EXPECT_THAT(Commit(queue, done), IsOk());
  EXPECT_THAT(Commit(queue, tried), IsOk());
  EXPECT_EQ(store->head().sequence, 1u);

  has_room = true;

  EXPECT_THAT(Commit(queue, WriteOf("b")), IsOk());
}

}  // namespace
}  // namespace waymark::ingest
