#include <filesystem>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/conformance/cluster_test.h"

// The query service follows the log of the ingest service, whatever becomes of either.
namespace waymark {
namespace {

constexpr char kRebuilds[] = "the ingest service has another log; the store is built anew";

class FollowingTest : public ClusterTest {
 protected:
  // Records an undated visit to Wandsworth and returns the token of it.
  std::string Record(std::string_view visit_id) {
    const auto created = CreateVisit(cluster_.ingest(), "authorities/wandsworth", visit_id,
                                     VisitSaying("Well led."));
    EXPECT_THAT(created, IsOk()) << visit_id;
    return created.ok() ? created->consistency_token() : "";
  }

  absl::Status Read(const std::string& visit_id, std::string_view token = "") {
    return GetVisit(cluster_.query(), "authorities/wandsworth/visits/" + visit_id, token).status();
  }

  // Until it has found out that the log is another, the query service answers from the one before.
  bool EventuallyRead(const std::string& visit_id, const std::string& token) {
    return Eventually([&] { return Read(visit_id, token).ok(); });
  }

  void StopIngest() { EXPECT_THAT(cluster_.StopIngest(), IsOk()); }
  void StopQuery() { EXPECT_THAT(cluster_.StopQuery(), IsOk()); }
};

TEST_F(FollowingTest, ItResumesWhereItWas) {
  EXPECT_THAT(Read("one", Record("one")), IsOk());
  StopQuery();
  const std::string token = Record("two");

  ASSERT_THAT(cluster_.StartQuery(), IsOk());

  EXPECT_THAT(Read("two", token), IsOk());
  EXPECT_THAT(Read("one"), IsOk());
  EXPECT_TRUE(cluster_.query_process().Logged("feed begins", kCallTimeout));
  EXPECT_FALSE(cluster_.query_process().Logged(kRebuilds));
  EXPECT_FALSE(cluster_.query_process().Logged("catching up"));
}

TEST_F(FollowingTest, ItGoesOnWhenTheIngestServiceIsBack) {
  EXPECT_THAT(Read("one", Record("one")), IsOk());
  StopIngest();
  EXPECT_THAT(Read("one"), IsOk()) << "it answers by itself";

  ASSERT_THAT(cluster_.StartIngest(), IsOk());

  EXPECT_THAT(Read("two", Record("two")), IsOk());
  EXPECT_FALSE(cluster_.query_process().Logged(kRebuilds));
}

TEST_F(FollowingTest, ItAnswersWithoutTheIngestServiceAfterARestart) {
  EXPECT_THAT(Read("one", Record("one")), IsOk());
  StopIngest();
  StopQuery();

  ASSERT_THAT(cluster_.StartQuery(), IsOk());

  EXPECT_THAT(cluster_.WaitUntilQueryServes(), IsOk());
  EXPECT_THAT(Read("one"), IsOk());
}

TEST_F(FollowingTest, ANewLogIsFollowedAnew) {
  EXPECT_THAT(Read("one", Record("one")), IsOk());
  StopIngest();
  std::filesystem::remove_all(cluster_.ingest_directory());

  ASSERT_THAT(cluster_.StartIngest(), IsOk());

  EXPECT_TRUE(EventuallyRead("two", Record("two")));
  EXPECT_THAT(Read("one"), HasReason(v1::ERROR_REASON_VISIT_NOT_FOUND));
  EXPECT_TRUE(cluster_.query_process().Logged(kRebuilds));
}

class RolledBackTest : public FollowingTest {
 protected:
  // The log goes back to its first visit and from there another way, further than it was.
  void SetUp() override {
    FollowingTest::SetUp();
    if (HasFatalFailure()) return;
    const std::filesystem::path kept = cluster_.ingest_directory();
    const std::filesystem::path copy = copies_.path() / "ingest";
    Record("kept");
    StopIngest();
    std::filesystem::copy(kept, copy, std::filesystem::copy_options::recursive);
    ASSERT_THAT(cluster_.StartIngest(), IsOk());
    Record("lost-1");
    ASSERT_THAT(Read("lost-2", Record("lost-2")), IsOk());
    StopIngest();
    std::filesystem::remove_all(kept);
    std::filesystem::copy(copy, kept, std::filesystem::copy_options::recursive);
  }

  std::string RecordBeyond() {
    for (const char* id : {"new-1", "new-2", "new-3"}) Record(id);
    return Record("new-4");
  }

  void ExpectOnlyWhatTheLogHas() {
    EXPECT_THAT(Read("kept"), IsOk());
    EXPECT_THAT(Read("new-1"), IsOk());
    EXPECT_THAT(Read("lost-1"), HasReason(v1::ERROR_REASON_VISIT_NOT_FOUND));
    EXPECT_THAT(Read("lost-2"), HasReason(v1::ERROR_REASON_VISIT_NOT_FOUND));
    EXPECT_TRUE(cluster_.query_process().Logged(kRebuilds));
  }

  TemporaryDirectory copies_;
};

TEST_F(RolledBackTest, ItIsFoundOutWhileFollowing) {
  ASSERT_THAT(cluster_.StartIngest(), IsOk());

  EXPECT_TRUE(EventuallyRead("new-4", RecordBeyond()));
  ExpectOnlyWhatTheLogHas();
}

TEST_F(RolledBackTest, ItIsFoundOutAfterTheLogHasGrownBeyond) {
  StopQuery();
  ASSERT_THAT(cluster_.StartIngest(), IsOk());
  const std::string token = RecordBeyond();

  ASSERT_THAT(cluster_.StartQuery(), IsOk());

  EXPECT_TRUE(EventuallyRead("new-4", token));
  ExpectOnlyWhatTheLogHas();
}

TEST(UnfollowedTest, WithoutAnIngestServiceItIsCatchingUp) {
  Cluster cluster;
  ASSERT_THAT(cluster.StartQuery(), IsOk());

  const auto read = GetVisit(cluster.query(), "authorities/wandsworth/visits/one");

  EXPECT_EQ(read.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(read, HasReason(v1::ERROR_REASON_CATCHING_UP));
  EXPECT_TRUE(read.status().GetPayload("type.googleapis.com/google.rpc.RetryInfo").has_value());
}

TEST(UnfollowedTest, ItMayBeStartedFirst) {
  Cluster cluster;
  ASSERT_THAT(cluster.StartQuery(), IsOk());

  ASSERT_THAT(cluster.StartIngest(), IsOk());

  EXPECT_THAT(cluster.WaitUntilQueryServes(), IsOk());
}

}  // namespace
}  // namespace waymark
