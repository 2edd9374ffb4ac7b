#include <filesystem>
#include <string>
#include <string_view>
#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/calls.h"
#include "tests/support/cluster.h"
#include "tests/support/matchers.h"

// What at_least_as_fresh promises.
namespace waymark {
namespace {

constexpr char kOne[] = "authorities/reading/visits/one";
constexpr char kTwo[] = "authorities/reading/visits/two";

// A log of two visits, of which the services have seen the first so far: the log is put back to
// that, and can be brought forward again.
class FreshnessTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_THAT(cluster_.StartIngest(), IsOk());
    token_of_one_ = Record("one");
    StopIngest();
    std::filesystem::copy(cluster_.ingest_directory(), of_one_,
                          std::filesystem::copy_options::recursive);
    ASSERT_THAT(cluster_.StartIngest(), IsOk());
    token_of_two_ = Record("two");
    StopIngest();
    std::filesystem::rename(cluster_.ingest_directory(), of_two_);
    std::filesystem::rename(of_one_, cluster_.ingest_directory());
    ASSERT_THAT(cluster_.Start(), IsOk());
  }

  std::string Record(std::string_view visit_id) {
    const auto created =
        CreateVisit(cluster_.ingest(), "authorities/reading", visit_id, VisitSaying("Well led."));
    EXPECT_THAT(created, IsOk());
    return created.ok() ? created->consistency_token() : "";
  }

  void StopIngest() { EXPECT_THAT(cluster_.StopIngest(), IsOk()); }

  void BringForward() {
    StopIngest();
    std::filesystem::remove_all(cluster_.ingest_directory());
    std::filesystem::rename(of_two_, cluster_.ingest_directory());
    ASSERT_THAT(cluster_.StartIngest(), IsOk());
  }

  Cluster cluster_;
  const TemporaryDirectory copies_;
  const std::filesystem::path of_one_ = copies_.path() / "one";
  const std::filesystem::path of_two_ = copies_.path() / "two";
  std::string token_of_one_;
  std::string token_of_two_;
};

TEST_F(FreshnessTest, AReadWaitsForTheWrite) {
  absl::StatusOr<v1::GetVisitResponse> read;
  std::thread reader([&] { read = GetVisit(cluster_.query(), kTwo, token_of_two_); });

  BringForward();
  reader.join();

  EXPECT_THAT(read, IsOk());
}

TEST_F(FreshnessTest, AReadWaitsNoLongerThanItsDeadline) {
  const auto read = GetVisit(cluster_.query(), kOne, token_of_two_, absl::Milliseconds(500));

  EXPECT_EQ(read.status().code(), absl::StatusCode::kDeadlineExceeded);
}

// Without a deadline of the caller's, which would end the call there before the reason arrives.
TEST_F(FreshnessTest, AReadWithoutDeadlineIsToldWhyItWaitedInVain) {
  v1::GetVisitRequest request;
  request.set_name(kOne);
  request.mutable_read()->set_at_least_as_fresh(token_of_two_);
  grpc::ClientContext context;
  v1::GetVisitResponse response;

  const absl::Status read = FromGrpcStatus(cluster_.query().GetVisit(&context, request, &response));

  EXPECT_EQ(read.code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_THAT(read, HasReason(v1::ERROR_REASON_NOT_FRESH_IN_TIME));
}

TEST_F(FreshnessTest, TheTokenOfAReadWillDo) {
  const auto first = GetVisit(cluster_.query(), kOne, token_of_one_);
  ASSERT_THAT(first, IsOk());

  EXPECT_THAT(GetVisit(cluster_.query(), kOne, first->consistency_token()), IsOk());
}

TEST_F(FreshnessTest, ATokenOfAnotherLogIsRefused) {
  Cluster other;
  ASSERT_THAT(other.StartIngest(), IsOk());
  const auto elsewhere =
      CreateVisit(other.ingest(), "authorities/reading", "one", VisitSaying("Well led."));
  ASSERT_THAT(elsewhere, IsOk());

  const auto read = GetVisit(cluster_.query(), kOne, elsewhere->consistency_token());

  EXPECT_EQ(read.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(read, HasReason(v1::ERROR_REASON_LOG_REPLACED));
}

// The log has as many writes again, and they are others.
TEST_F(FreshnessTest, ATokenOfWhatWasRolledBackIsRefused) {
  const std::string token_of_another_two = Record("another-two");
  ASSERT_THAT(
      GetVisit(cluster_.query(), "authorities/reading/visits/another-two", token_of_another_two),
      IsOk());

  const auto read = GetVisit(cluster_.query(), kTwo, token_of_two_);

  EXPECT_EQ(read.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(read, HasReason(v1::ERROR_REASON_LOG_REPLACED));
}

TEST_F(FreshnessTest, WhatIsNoTokenIsRefused) {
  const auto read = GetVisit(cluster_.query(), kOne, "as fresh as can be");

  EXPECT_EQ(read.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(read, HasReason(v1::ERROR_REASON_CONSISTENCY_TOKEN_INVALID));
}

}  // namespace
}  // namespace waymark
