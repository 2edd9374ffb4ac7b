#include "ingest-service/commit/commit_queue.h"

#include <atomic>

#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/commit/test_commits.h"

namespace waymark::ingest {
namespace {

using testing::ElementsAre;

TEST_F(CommitQueueTest, CreatesAVisit) {
  CommitQueue queue(*store_, {.max_waiting = kMaxWaiting}, NoObservers());
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
  CommitQueue queue(*store_, {.max_waiting = kMaxWaiting}, NoObservers());
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
      CommitQueue queue(*store, {.max_waiting = kMaxWaiting}, NoObservers());
      ASSERT_THAT(Commit(queue, WriteOf("v1", v1::EXISTING_VISIT_FAIL, "2016")), IsOk());

      queue.Submit(WriteOf("v1", c.on_existing, c.text), answers.Next());
    }
    EXPECT_THAT(answers.Brief(), ElementsAre(c.want)) << c.name;
    EXPECT_EQ(store->head().sequence, c.head) << c.name;
  }
}

TEST_F(CommitQueueTest, CreatesWhatThereIsNothingToSkipOrReplace) {
  CommitQueue queue(*store_, {.max_waiting = kMaxWaiting}, NoObservers());

  const auto skip = Commit(queue, WriteOf("v1", v1::EXISTING_VISIT_SKIP));
  const auto replace = Commit(queue, WriteOf("v2", v1::EXISTING_VISIT_REPLACE));

  EXPECT_EQ(Answers::Outcome(*skip), "CREATED 1");
  EXPECT_EQ(Answers::Outcome(*replace), "CREATED 1");
}

TEST_F(CommitQueueTest, AReplacedVisitKeepsItsCreateTimeAndGetsAnotherEtag) {
  CommitQueue queue(*store_, {.max_waiting = kMaxWaiting}, NoObservers());
  const auto created = Commit(queue, WriteOf("v1", v1::EXISTING_VISIT_FAIL, "2016"));

  const auto replaced = Commit(queue, WriteOf("v1", v1::EXISTING_VISIT_REPLACE, "2017"));

  ASSERT_THAT(replaced, IsOk());
  EXPECT_EQ(replaced->create_time_micros, created->create_time_micros);
  EXPECT_GE(replaced->update_time_micros, created->update_time_micros);
  EXPECT_NE(replaced->etag, created->etag);
  EXPECT_EQ(replaced->sequence, 2U);
}

TEST_F(CommitQueueTest, WhatWasFoundIsToldAsItStands) {
  CommitQueue queue(*store_, {.max_waiting = kMaxWaiting}, NoObservers());
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
  CommitQueue queue(*store_, {.max_waiting = kMaxWaiting}, NoObservers());
  ASSERT_THAT(Commit(queue, WriteOf("v1", v1::EXISTING_VISIT_FAIL, "2016")), IsOk());
  ASSERT_THAT(Commit(queue, WriteOf("v1", v1::EXISTING_VISIT_REPLACE, "2017")), IsOk());

  const auto back = Commit(queue, WriteOf("v1", v1::EXISTING_VISIT_REPLACE, "2016"));

  EXPECT_EQ(Answers::Outcome(*back), "REPLACED 3");
}

TEST_F(CommitQueueTest, WritesOfOneVisitInOneGroupSeeEachOther) {
  HeldCommitter committer;
  Answers answers;
  {
    CommitQueue queue(*store_, {.max_waiting = kMaxWaiting}, committer.Observers());
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
  CommitQueue queue(*store_, {.max_waiting = kMaxWaiting, .now = [now] { return now; }},
                    NoObservers());

  const auto committed = Commit(queue, WriteOf("v1"));

  ASSERT_THAT(committed, IsOk());
  EXPECT_EQ(committed->update_time_micros, absl::ToUnixMicros(now));
}

TEST_F(CommitQueueTest, CommitTimeRisesThoughTheClockGoesBack) {
  const std::int64_t later = absl::ToUnixMicros(absl::Now() + absl::Hours(1));
  ASSERT_THAT(store_->Append(AdditionOf({ChangeOf("v1")}, later)), IsOk());
  CommitQueue queue(*store_, {.max_waiting = kMaxWaiting}, NoObservers());

  const auto committed = Commit(queue, WriteOf("v2"));

  ASSERT_THAT(committed, IsOk());
  EXPECT_EQ(committed->update_time_micros, later + 1);
  EXPECT_EQ(store_->head().commit_time_micros, later + 1);
}

TEST_F(CommitQueueTest, WhatIsNotTellableYetIsNotPromisedToBeOver) {
  HeldCommitter committer;
  CommitQueue queue(*store_, {.max_waiting = kMaxWaiting}, committer.Observers());
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
    CommitQueue queue(*store_, {.max_waiting = kMaxWaiting}, observers);

    queue.Submit(WriteOf("v1"),
                 [&](const absl::StatusOr<CommittedVisit>&) { durable_when_answered = durable; });
  }
  EXPECT_EQ(durable_when_answered, 1U);
}

TEST_F(CommitQueueTest, AGroupThatWritesNothingIsNoNews) {
  std::atomic<int> groups = 0;
  CommitQueue::Observers observers = NoObservers();
  observers.on_durable = [&](const LogHead&) { ++groups; };
  CommitQueue queue(*store_, {.max_waiting = kMaxWaiting}, observers);
  ASSERT_THAT(Commit(queue, WriteOf("v1")), IsOk());

  ASSERT_THAT(Commit(queue, WriteOf("v1", v1::EXISTING_VISIT_SKIP)), IsOk());

  EXPECT_EQ(groups, 1);
}

TEST_F(CommitQueueTest, TrySubmit_TakesNothingWhereTooManyWait) {
  HeldCommitter committer;
  Answers taken;
  {
    CommitQueue queue(*store_, {.max_waiting = 2}, committer.Observers());
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

TEST(CommitQueueRoomTest, WithoutRoomOnTheDiskNothingNewIsTakenInAndTheRestIsAnswered) {
  const TemporaryDirectory directory;
  const auto store = OpenLog(directory.path());
  std::atomic<bool> has_room = true;
  CommitQueue queue(
      *store,
      {.max_waiting = kMaxWaiting,
       .check_room = [&has_room] { return has_room ? absl::OkStatus() : errors::DiskFull(); }},
      NoObservers());
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
