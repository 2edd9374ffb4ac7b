#include <iostream>
#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "gtest/gtest.h"

#include "common/status/errors.h"
#include "tests/robustness/stalls/stall_test.h"
#include "tests/robustness/stalls/tcp_proxy.h"
#include "tests/support/matchers.h"

// A line that delays, breaks off, or says nothing any more while it stays open: between callers and
// the ingest service, and between the two services.
namespace waymark::robustness {
namespace {

constexpr absl::Duration kAWhile = absl::Seconds(1);
constexpr absl::Duration kBetweenCuts = absl::Milliseconds(150);
constexpr absl::Duration kBetweenLooks = absl::Milliseconds(100);
constexpr int kCuts = 8;
constexpr int kSome = 50;
// A feed that was cut is there again after the pause before the next attempt, two seconds at most.
constexpr absl::Duration kRecoversFromCut = absl::Seconds(6);
// A query service asks a quiet line for a sign of life after 10 s, waits 5 s for it, and then makes
// another connection.
constexpr absl::Duration kRecoversFromSilence = absl::Seconds(20);

class BadLineTest : public StallTest {
 protected:
  // The query service follows through the line, callers call through another one.
  void StartWithLines() {
    ASSERT_THAT(cluster().StartIngest(), IsOk());
    const int port = cluster().ingest_process().port();
    feed_line_ = std::make_unique<TcpProxy>(port);
    call_line_ = std::make_unique<TcpProxy>(port);
  }
  std::shared_ptr<grpc::Channel> CallChannel() {
    return ChannelTo(absl::StrCat("127.0.0.1:", call_line_->port()));
  }
  TcpProxy& feed_line() { return *feed_line_; }
  TcpProxy& call_line() { return *call_line_; }

 private:
  std::unique_ptr<TcpProxy> feed_line_;
  std::unique_ptr<TcpProxy> call_line_;
};

TEST_F(BadLineTest, OfCallersLosesNothingAndKeepsNobodyWaiting) {
  ASSERT_NO_FATAL_FAILURE(StartWithLines());
  ASSERT_NO_FATAL_FAILURE(StartCluster(feed_line().port()));
  call_line().Delay(absl::Milliseconds(30), absl::Milliseconds(50));
  StartWriting(CallChannel());
  absl::SleepFor(kAWhile);
  EXPECT_GE(acknowledged(), kSome);

  for (int i = 0; i < kCuts; ++i) {
    call_line().Cut();
    absl::SleepFor(kBetweenCuts);
  }
  ExpectMoreAcknowledged(kSome);
  call_line().Swallow();
  absl::SleepFor(kAWhile / 4);
  const int silent = acknowledged();
  absl::SleepFor(2 * kAWhile);
  EXPECT_EQ(acknowledged(), silent);
  call_line().Cut();

  ExpectMoreAcknowledged(kSome);
  StopWriting();
  ExpectNothingLost();
}

TEST_F(BadLineTest, OfTheFeedThatDelaysOrBreaksOffIsTakenUpAgain) {
  ASSERT_NO_FATAL_FAILURE(StartWithLines());
  ASSERT_NO_FATAL_FAILURE(StartCluster(feed_line().port()));
  StartWriting();
  feed_line().Delay(absl::Milliseconds(100), absl::Milliseconds(200));
  absl::SleepFor(kAWhile);
  std::cout << "delayed: " << UntilRead("", absl::Now()) << std::endl;

  for (int i = 0; i < kCuts; ++i) {
    feed_line().Cut();
    absl::SleepFor(kBetweenCuts);
  }
  const absl::Duration recovered = UntilRead("", absl::Now());
  EXPECT_LE(recovered, kRecoversFromCut);
  std::cout << "cut: " << recovered << std::endl;
  StopWriting();
  ExpectNothingLost();
}

TEST_F(BadLineTest, OfTheFeedThatSaysNothingIsNoticed) {
  ASSERT_NO_FATAL_FAILURE(StartWithLines());
  ASSERT_NO_FATAL_FAILURE(StartCluster(feed_line().port()));
  StartWriting();
  absl::SleepFor(kAWhile);
  feed_line().Swallow();
  const absl::Time silent = absl::Now();
  absl::SleepFor(kAWhile);

  for (int i = 0; i < kCuts; ++i) {
    EXPECT_THAT(Health(cluster().query_process()), IsOk());
    EXPECT_THAT(Read(), IsOk());
    EXPECT_EQ(errors::ReasonOf(Read("", absl::Now())), v1::ERROR_REASON_READ_TIME_NOT_REACHED);
    absl::SleepFor(kBetweenLooks);
  }
  UntilRead("", absl::Now());
  EXPECT_LE(absl::Now() - silent, kRecoversFromSilence);
  std::cout << "silence: " << absl::Now() - silent << std::endl;
  StopWriting();
  ExpectNothingLost();
}

// One that has never had all there is tells nobody that it has.
TEST_F(BadLineTest, OfTheFeedKeepsANewQueryServiceFromServing) {
  ASSERT_NO_FATAL_FAILURE(StartWithLines());
  StartWriting();
  ExpectMoreAcknowledged(kSome);
  feed_line().SwallowNew(true);
  cluster().FollowThrough(feed_line().port());
  ASSERT_THAT(cluster().StartQuery(), IsOk());

  for (int i = 0; i < kCuts; ++i) {
    EXPECT_FALSE(Health(cluster().query_process()).ok());
    EXPECT_EQ(errors::ReasonOf(Read()), v1::ERROR_REASON_CATCHING_UP);
    absl::SleepFor(kBetweenLooks);
  }
  feed_line().SwallowNew(false);
  feed_line().Cut();

  EXPECT_LE(UntilRead(""), kRecoversFromCut);
  EXPECT_THAT(Health(cluster().query_process()), IsOk());
  StopWriting();
  ExpectNothingLost();
}

}  // namespace
}  // namespace waymark::robustness
