#include <csignal>
#include <iostream>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/status/errors.h"
#include "tests/robustness/stalls/stall_test.h"
#include "tests/support/matchers.h"

// Stops one service's process for a while, with SIGSTOP: it answers nothing, and its connections
// stay open. WAYMARK_STALL_SECONDS says how long (5): beyond 10 the query service gives up the
// connection that it follows the ingest service on.
namespace waymark::robustness {
namespace {

constexpr absl::Duration kBefore = absl::Seconds(1);
constexpr absl::Duration kUntilStopped = absl::Milliseconds(200);
constexpr absl::Duration kBetweenLooks = absl::Milliseconds(100);
// Until the query service knows again what the ingest service has: an attempt to connect, and the
// pause before it, take two seconds at most.
constexpr absl::Duration kRecovers = absl::Seconds(6);
constexpr int kSome = 50;

class StoppedProcessTest : public StallTest {
 protected:
  static absl::Duration stop() { return StallTime(absl::Seconds(5)); }
};

TEST_F(StoppedProcessTest, OfTheIngestServiceKeepsNobodyWaitingAndLosesNothing) {
  ASSERT_NO_FATAL_FAILURE(StartCluster());
  StartWriting();
  absl::SleepFor(kBefore);
  cluster().ingest_process().Signal(SIGSTOP);
  absl::SleepFor(kUntilStopped);
  const int at_stop = acknowledged();
  EXPECT_GE(at_stop, kSome);

  const absl::Time end = absl::Now() + stop();
  while (absl::Now() < end) {
    EXPECT_FALSE(Health(cluster().ingest_process()).ok());
    // It goes on serving what it has, and says so; what it does not have yet it does not make up.
    EXPECT_THAT(Health(cluster().query_process()), IsOk());
    EXPECT_THAT(Read(), IsOk());
    EXPECT_EQ(errors::ReasonOf(Read("", absl::Now())), v1::ERROR_REASON_READ_TIME_NOT_REACHED);
    absl::SleepFor(kBetweenLooks);
  }
  EXPECT_EQ(acknowledged(), at_stop);
  cluster().ingest_process().Signal(SIGCONT);

  const absl::Duration recovered = UntilRead("", absl::Now());
  EXPECT_LE(recovered, kRecovers);
  std::cout << "the feed was back after " << recovered << std::endl;
  ExpectMoreAcknowledged(kSome);
  StopWriting();
  ExpectNothingLost();
}

TEST_F(StoppedProcessTest, OfTheQueryServiceDoesNotConcernTheIngestService) {
  ASSERT_NO_FATAL_FAILURE(StartCluster());
  StartWriting();
  absl::SleepFor(kBefore);
  cluster().query_process().Signal(SIGSTOP);
  absl::SleepFor(kUntilStopped);
  const int at_stop = acknowledged();

  const absl::Time end = absl::Now() + stop();
  while (absl::Now() < end) {
    EXPECT_FALSE(Health(cluster().query_process()).ok());
    EXPECT_THAT(Health(cluster().ingest_process()), IsOk());
    EXPECT_FALSE(Read().ok());
    absl::SleepFor(kBetweenLooks);
  }
  EXPECT_GE(acknowledged(), at_stop + kSome);
  cluster().query_process().Signal(SIGCONT);

  const absl::Duration recovered = UntilRead("", absl::Now());
  EXPECT_LE(recovered, kRecovers);
  std::cout << "it had caught up after " << recovered << std::endl;
  StopWriting();
  ExpectNothingLost();
}

}  // namespace
}  // namespace waymark::robustness
