#include <filesystem>
#include <fstream>
#include <string>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "query-service/replica/replica.h"
#include "query-service/replica/replica_fixture.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// What this feed sends is of 1970.
TEST_F(ReplicaTest, AtTheStartIsAsOldAsWhatItHolds) {
  TestFeed feed;
  feed.Write("leicester/v1");
  ASSERT_THAT(Open()->Apply(feed.Send(0, 1)), IsOk());

  const auto replica = Open();

  EXPECT_FALSE(replica->CheckInStep(absl::Hours(24)).ok());
  EXPECT_THAT(replica->CheckInStep(absl::Hours(24) * 365 * 1000), IsOk());
}

TEST_F(ReplicaTest, Open_KnowsWhatTimeWasClosed) {
  TestFeed feed;
  feed.Write("leicester/v1");
  feed.Promise(100'000'000);
  {
    const auto replica = Open();
    ASSERT_THAT(replica->Apply(feed.SendAll()), IsOk());
    // A heartbeat more than a minute later, and one soon after, which is not worth a write.
    feed.Promise(200'000'000);
    ASSERT_THAT(replica->Apply(feed.Send(1, 1)), IsOk());
    feed.Promise(201'000'000);
    ASSERT_THAT(replica->Apply(feed.Send(1, 1)), IsOk());
  }

  const auto replica = Open();

  EXPECT_EQ(closed_before_, 200'000'000);
  EXPECT_EQ(replica->CurrentView()->closed_before_micros, 200'000'000);
}

TEST_F(ReplicaTest, Open_ResumesWhereItStood) {
  TestFeed feed;
  feed.Write("leicester/v1");
  { ASSERT_THAT(Open()->Apply(feed.SendAll()), IsOk()); }
  (void)Seen();
  feed.Write("leicester/v2");

  const auto replica = Open();
  EXPECT_THAT(Seen(), ElementsAre("at 1", "answers"));
  EXPECT_EQ(replica->CurrentView()->at(), 1U);
  ASSERT_THAT(replica->Apply(feed.Send(1, 2)), IsOk());

  EXPECT_THAT(VisitsIn(*replica->CurrentView()), ElementsAre("leicester/v1", "leicester/v2"));
}

TEST_F(ReplicaTest, Open_ResumesCatchingUp) {
  TestFeed feed;
  feed.Write("leicester/v1");
  feed.Write("leicester/v2");
  { ASSERT_THAT(Open()->Apply(feed.Send(0, 1)), IsOk()); }

  const auto replica = Open();

  EXPECT_THAT(replica->CurrentView(), HasReason(v1::ERROR_REASON_CATCHING_UP));
  EXPECT_EQ(replica->Position().applied_sequence(), 1U);
}

TEST_F(ReplicaTest, Open_TakesTheStoreThatWasStartedAnew) {
  TestFeed other("another");
  other.Write("leicester/v2");
  {
    const auto replica = Open();
    ASSERT_THAT(replica->Apply(TestFeed().SendAll()), IsOk());
    ASSERT_THAT(replica->StartAnew(), IsOk());
    ASSERT_THAT(replica->Apply(other.SendAll()), IsOk());
  }

  EXPECT_EQ(Open()->Position().log_id(), "another");
}

TEST_F(ReplicaTest, Open_RemovesOldStoresAndNothingElse) {
  { const auto replica = Open(); }
  std::filesystem::create_directory(directory_.path() / "store-0");
  std::filesystem::create_directory(directory_.path() / "store-of-something");
  std::ofstream(directory_.path() / "store-0" / "file") << "left behind";

  const auto replica = Open();

  EXPECT_THAT(Stores(), ElementsAre("store-1", "store-of-something"));
}

TEST_F(ReplicaTest, Open_BeginsAnewWithOtherReferenceData) {
  TestFeed feed;
  feed.Write("leicester/v1");
  { ASSERT_THAT(Open()->Apply(feed.SendAll()), IsOk()); }

  const auto replica = Open("other");

  EXPECT_THAT(replica->CurrentView(), HasReason(v1::ERROR_REASON_CATCHING_UP));
  EXPECT_THAT(replica->Position(), EqualsProto(""));
  EXPECT_THAT(Stores(), ElementsAre("store-2"));
  ASSERT_THAT(replica->Apply(feed.SendAll()), IsOk());
  EXPECT_THAT(VisitsIn(*replica->CurrentView()), ElementsAre("leicester/v1"));
}

TEST_F(ReplicaTest, Open_BeginsAnewWhereTheStoreIsDamaged) {
  TestFeed feed;
  feed.Write("leicester/v1");
  { ASSERT_THAT(Open()->Apply(feed.SendAll()), IsOk()); }
  std::filesystem::resize_file(directory_.path() / "store-1" / "CURRENT", 1);

  const auto replica = Open();

  EXPECT_THAT(replica->Position(), EqualsProto(""));
  EXPECT_THAT(Stores(), ElementsAre("store-2"));
}

TEST_F(ReplicaTest, Open_LeavesAStoreAloneThatIsInUse) {
  TestFeed feed;
  feed.Write("leicester/v1");
  const auto first = Open();
  ASSERT_THAT(first->Apply(feed.SendAll()), IsOk());

  const auto second = Replica::Open(directory_.path(), "digest");

  EXPECT_EQ(second.status().code(), absl::StatusCode::kInternal) << second.status();
  EXPECT_THAT(Stores(), ElementsAre("store-1"));
  EXPECT_THAT(VisitsIn(*first->CurrentView()), ElementsAre("leicester/v1"));
}

}  // namespace
}  // namespace waymark::query
