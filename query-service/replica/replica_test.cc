#include "query-service/replica/replica.h"

#include <string>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/replica/replica_fixture.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(ReplicaTest, BeginsWithNothing) {
  const auto replica = Open();

  EXPECT_THAT(replica->CurrentView(), HasReason(v1::ERROR_REASON_CATCHING_UP));
  EXPECT_THAT(replica->Position(), EqualsProto(""));
  EXPECT_THAT(Seen(), ElementsAre("at 0", "does not"));
}

TEST_F(ReplicaTest, IsInStepForSomeTimeAfterItHeldAllThereWas) {
  TestFeed feed;
  feed.Write("leicester/v1");
  feed.Write("leicester/v2");
  const auto replica = Open();
  EXPECT_FALSE(replica->CheckInStep(absl::InfiniteDuration()).ok());

  ASSERT_THAT(replica->Apply(feed.Send(0, 1)), IsOk());
  EXPECT_FALSE(replica->CheckInStep(absl::InfiniteDuration()).ok());

  ASSERT_THAT(replica->Apply(feed.Send(1, 2)), IsOk());
  EXPECT_THAT(replica->CheckInStep(absl::Minutes(1)), IsOk());
  absl::SleepFor(absl::Milliseconds(2));
  EXPECT_FALSE(replica->CheckInStep(absl::Milliseconds(1)).ok());
}

TEST_F(ReplicaTest, AnswersOnceItHasCaughtUp) {
  TestFeed feed;
  feed.Write("leicester/v1");
  feed.Write("leicester/v2");
  const auto replica = Open();
  (void)Seen();

  ASSERT_THAT(replica->Apply(feed.Send(0, 1)), IsOk());
  EXPECT_THAT(replica->CurrentView(), HasReason(v1::ERROR_REASON_CATCHING_UP));
  ASSERT_THAT(replica->Apply(feed.Send(1, 2)), IsOk());

  const auto view = replica->CurrentView();
  ASSERT_THAT(view, IsOk());
  EXPECT_EQ(view->position.log_id, "log");
  EXPECT_EQ(view->at(), 2U);
  EXPECT_THAT(VisitsIn(*view), ElementsAre("leicester/v1", "leicester/v2"));
  EXPECT_THAT(Seen(), ElementsAre("at 1", "at 2", "answers"));
}

TEST_F(ReplicaTest, AnswersOfAnEmptyLog) {
  const auto replica = Open();

  ASSERT_THAT(replica->Apply(TestFeed().SendAll()), IsOk());

  ASSERT_THAT(replica->CurrentView(), IsOk());
  EXPECT_THAT(VisitsIn(*replica->CurrentView()), IsEmpty());
}

TEST_F(ReplicaTest, GoesOnAnsweringWhileItIsBehind) {
  TestFeed feed;
  feed.Write("leicester/v1");
  const auto replica = Open();
  ASSERT_THAT(replica->Apply(feed.SendAll()), IsOk());
  feed.Write("leicester/v2");
  feed.Write("leicester/v3");
  (void)Seen();

  ASSERT_THAT(replica->Apply(feed.Send(1, 2)), IsOk());

  EXPECT_EQ(replica->CurrentView()->at(), 2U);
  EXPECT_THAT(Seen(), ElementsAre("at 2"));
}

TEST_F(ReplicaTest, AHeartbeatIsNoNews) {
  TestFeed feed;
  feed.Write("leicester/v1");
  const auto replica = Open();
  ASSERT_THAT(replica->Apply(feed.SendAll()), IsOk());
  (void)Seen();

  ASSERT_THAT(replica->Apply(feed.Send(1, 1)), IsOk());

  EXPECT_THAT(Seen(), IsEmpty());
}

TEST_F(ReplicaTest, WhatIsPromisedOfAQuietLogClosesTheTimeBefore) {
  TestFeed feed;
  feed.Write("leicester/v1");
  const auto replica = Open();
  ASSERT_THAT(replica->Apply(feed.SendAll()), IsOk());
  EXPECT_EQ(closed_before_, 1'000'000) << "changes of that time may follow";

  feed.Promise(7'000'000);
  ASSERT_THAT(replica->Apply(feed.Send(1, 1)), IsOk());

  EXPECT_EQ(closed_before_, 7'000'000);
  EXPECT_EQ(replica->CurrentView()->closed_before_micros, 7'000'000);
}

TEST_F(ReplicaTest, WhatIsPromisedHoldsOnlyForWhoHasAllThereIs) {
  TestFeed feed;
  feed.Write("leicester/v1");
  feed.Write("leicester/v2");
  feed.Promise(7'000'000);
  const auto replica = Open();

  ASSERT_THAT(replica->Apply(feed.Send(0, 1)), IsOk());
  EXPECT_EQ(closed_before_, 1'000'000);
  ASSERT_THAT(replica->Apply(feed.Send(1, 2)), IsOk());

  EXPECT_EQ(closed_before_, 7'000'000);
}

TEST_F(ReplicaTest, WhatWasPromisedIsNotTakenBack) {
  TestFeed feed;
  feed.Promise(7'000'000);
  const auto replica = Open();
  ASSERT_THAT(replica->Apply(feed.SendAll()), IsOk());

  feed.Promise(0);
  ASSERT_THAT(replica->Apply(feed.SendAll()), IsOk());

  EXPECT_EQ(closed_before_, 7'000'000);
}

TEST_F(ReplicaTest, AsOf_IsTheStateAfterTheLastChangeCommittedByThen) {
  TestFeed feed;
  feed.Write("leicester/v1");
  feed.Write("leicester/v2");
  feed.Promise(3'000'000);
  const auto replica = Open();
  ASSERT_THAT(replica->Apply(feed.SendAll()), IsOk());
  const auto now = replica->CurrentView();
  ASSERT_THAT(now, IsOk());

  struct Case {
    std::int64_t micros;
    std::uint64_t at;
  };
  for (const Case& c : {Case{-1, 0}, Case{0, 0}, Case{999'999, 0}, Case{1'000'000, 1},
                        Case{1'999'999, 1}, Case{2'000'000, 2}, Case{2'999'999, 2}}) {
    const auto then = now->AsOf(c.micros);

    ASSERT_THAT(then, IsOk()) << c.micros;
    EXPECT_EQ(then->at(), c.at) << c.micros;
    EXPECT_EQ(then->position.log_id, "log");
    EXPECT_EQ(then->position.hash_head, c.at == 0 ? "" : HashHead(feed.HashAt(c.at))) << c.micros;
    EXPECT_THAT(now->CheckIncludes(then->position), IsOk()) << c.micros;
  }
}

TEST_F(ReplicaTest, AsOf_RefusesATimeOfWhichMoreMayCome) {
  TestFeed feed;
  feed.Write("leicester/v1");
  feed.Promise(3'000'000);
  const auto replica = Open();
  ASSERT_THAT(replica->Apply(feed.SendAll()), IsOk());

  EXPECT_THAT(replica->CurrentView()->AsOf(3'000'000),
              HasReason(v1::ERROR_REASON_READ_TIME_NOT_REACHED));
}

TEST_F(ReplicaTest, AsOf_KnowsAGroupOnlyAsAWhole) {
  TestFeed feed;
  for (const char* brief : {"leicester/v1", "leicester/v2"}) {
    internal::v1::ChangeRecord record = feed.NextRecord(brief);
    record.set_commit_time_micros(5);
    internal::v1::StoredRevision revision;
    *revision.mutable_visit() = NamedVisit(brief);
    feed.Append(record, revision.SerializeAsString());
  }
  feed.Promise(6);
  const auto replica = Open();
  ASSERT_THAT(replica->Apply(feed.Send(0, 1)), IsOk());
  ASSERT_THAT(replica->Apply(feed.Send(1, 2)), IsOk());

  EXPECT_EQ(replica->CurrentView()->AsOf(4)->at(), 0U);
  EXPECT_EQ(replica->CurrentView()->AsOf(5)->at(), 2U);
}

TEST_F(ReplicaTest, TellsTheFeedWhereItStands) {
  TestFeed feed;
  feed.Write("leicester/v1");
  feed.Write("leicester/v2");
  const auto replica = Open();

  ASSERT_THAT(replica->Apply(feed.SendAll()), IsOk());

  EXPECT_EQ(replica->Position().log_id(), "log");
  EXPECT_EQ(replica->Position().applied_sequence(), 2U);
  EXPECT_EQ(replica->Position().chain_hash(), feed.HashAt(2));
}

TEST_F(ReplicaTest, RefusesAnotherLog) {
  TestFeed feed;
  feed.Write("leicester/v1");
  const auto replica = Open();
  ASSERT_THAT(replica->Apply(feed.SendAll()), IsOk());
  TestFeed other("another");
  other.Write("leicester/v2");

  EXPECT_THAT(replica->Apply(other.SendAll()), HasReason(v1::ERROR_REASON_LOG_REPLACED));

  EXPECT_THAT(VisitsIn(*replica->CurrentView()), ElementsAre("leicester/v1"));
}

TEST_F(ReplicaTest, TakesNothingOfWhatHoldsABrokenChange) {
  TestFeed feed;
  feed.Write("leicester/v1");
  feed.Write("leicester/v2");
  internal::v1::StreamChangesResponse response = feed.SendAll();
  response.mutable_changes(1)->set_hash("another");
  const auto replica = Open();

  const absl::Status applied = replica->Apply(response);

  EXPECT_EQ(applied.code(), absl::StatusCode::kDataLoss) << applied;
  EXPECT_EQ(replica->Position().applied_sequence(), 0U);
  EXPECT_THAT(replica->Apply(feed.SendAll()), IsOk());
}

TEST_F(ReplicaTest, StartAnew_FollowsAnotherLogFromNothing) {
  TestFeed feed;
  feed.Write("leicester/v1");
  TestFeed other("another");
  other.Write("leicester/v2");
  const auto replica = Open();
  ASSERT_THAT(replica->Apply(feed.SendAll()), IsOk());
  (void)Seen();

  ASSERT_THAT(replica->StartAnew(), IsOk());
  EXPECT_THAT(replica->CurrentView(), HasReason(v1::ERROR_REASON_CATCHING_UP));
  EXPECT_THAT(replica->Position(), EqualsProto(""));
  ASSERT_THAT(replica->Apply(other.SendAll()), IsOk());

  EXPECT_THAT(VisitsIn(*replica->CurrentView()), ElementsAre("leicester/v2"));
  EXPECT_EQ(replica->CurrentView()->position.log_id, "another");
  EXPECT_THAT(Seen(), ElementsAre("does not", "anew", "at 1", "answers"));
}

TEST_F(ReplicaTest, StartAnew_LeavesViewsOfTheOldStoreReadable) {
  TestFeed feed;
  feed.Write("leicester/v1");
  const auto replica = Open();
  ASSERT_THAT(replica->Apply(feed.SendAll()), IsOk());
  {
    const auto view = replica->CurrentView();
    ASSERT_THAT(replica->StartAnew(), IsOk());
    EXPECT_THAT(VisitsIn(*view), ElementsAre("leicester/v1"));
    EXPECT_THAT(Stores(), ElementsAre("store-1", "store-2"));
  }
  EXPECT_THAT(Stores(), ElementsAre("store-2"));
}

}  // namespace
}  // namespace waymark::query
