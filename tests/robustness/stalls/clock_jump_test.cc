#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <unistd.h>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "grpcpp/client_context.h"
#include "gtest/gtest.h"

#include "common/status/errors.h"
#include "tests/robustness/stalls/stall_test.h"
#include "tests/robustness/stalls/tcp_proxy.h"
#include "tests/support/matchers.h"
#include "tests/support/program.h"
#include "tests/support/temporary_directory.h"

// The clock of the machine is set forward and back by hours while both services run.
namespace waymark::robustness {
namespace {

constexpr absl::Duration kAWhile = absl::Seconds(1);
constexpr absl::Duration kBetweenLooks = absl::Milliseconds(50);
constexpr int kSome = 30;
// A heartbeat comes every second.
constexpr absl::Duration kLongestSilence = absl::Milliseconds(2500);
constexpr int kHeartbeats = 4;
// It counts on from what the clock said as many as two seconds ago.
constexpr absl::Duration kUntilAbseilKnows = absl::Milliseconds(2500);
constexpr absl::Duration kRecovers = absl::Seconds(8);
constexpr double kMostProcessors = 0.5;

// Before the cluster, whose programs read the file.
class JumpingClock {
 public:
  JumpingClock() { JumpTo(absl::ZeroDuration()); }

  [[nodiscard]] std::vector<std::string> variables() const {
    return {Preload("jumping_clock"), absl::StrCat("JUMPING_CLOCK_FILE=", file())};
  }

  // So far from what it would be.
  void JumpTo(absl::Duration off) {
    off_ = off;
    const std::int64_t millis = absl::ToInt64Milliseconds(off);
    std::fstream stream(file(), std::ios::in | std::ios::out | std::ios::binary);
    if (!stream) stream.open(file(), std::ios::out | std::ios::binary);
    stream.write(reinterpret_cast<const char*>(&millis), sizeof(millis));
  }
  // What the services take for the time.
  [[nodiscard]] absl::Time now() const { return absl::Now() + off_; }

 private:
  [[nodiscard]] std::string file() const { return (directory_.path() / "off").string(); }

  const TemporaryDirectory directory_;
  absl::Duration off_;
};

// What a process has had of the processors.
absl::Duration ProcessorTime(int pid) {
  std::ifstream stat(absl::StrCat("/proc/", pid, "/stat"));
  std::string field;
  std::int64_t ticks = 0;
  constexpr int kUser = 14;
  constexpr int kSystem = 15;
  for (int i = 1; i <= kSystem && stat >> field; ++i) {
    if (i >= kUser) ticks += std::stol(field);
  }
  return absl::Seconds(1) * ticks / sysconf(_SC_CLK_TCK);
}

class ClockJumpTest : protected JumpingClock, public StallTest {
 protected:
  ClockJumpTest() : StallTest({.ingest_variables = variables(), .query_variables = variables()}) {}

  // Everybody writes and reads for a while as always.
  void ExpectAllGoesOn() {
    StartWriting();
    ExpectMoreAcknowledged(kSome);
    const absl::Time end = absl::Now() + kAWhile;
    while (absl::Now() < end) {
      EXPECT_THAT(Health(cluster().ingest_process()), IsOk());
      EXPECT_THAT(Health(cluster().query_process()), IsOk());
      EXPECT_THAT(Read(), IsOk());
      // Waits to its deadline and is told so before.
      if (!told().token().empty()) {
        EXPECT_EQ(errors::ReasonOf(Read(told().TokenNeverReached())),
                  v1::ERROR_REASON_NOT_FRESH_IN_TIME);
      }
      absl::SleepFor(kBetweenLooks);
    }
    StopWriting();
    ExpectNothingLost();
    // What was committed last is there as of its own time, once a heartbeat says that this is over.
    EXPECT_LE(UntilRead(told().token(), absl::FromUnixMicros(told().commit_time_micros())),
              kLongestSilence);
  }

  // Sets the clock, while the feed tells of the log every second, as nothing is written.
  void JumpBetweenHeartbeats(absl::Duration off) {
    const auto feed =
        internal::v1::ChangeFeedService::NewStub(cluster().ingest_process().channel());
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(absl::Now() + kHeartbeats * kLongestSilence));
    const auto stream = feed->StreamChanges(&context, internal::v1::StreamChangesRequest());
    internal::v1::StreamChangesResponse response;
    absl::Duration longest;
    for (int heard = 0; heard < kHeartbeats;) {
      const absl::Time before = absl::Now();
      ASSERT_TRUE(stream->Read(&response)) << "after " << heard;
      longest = std::max(longest, absl::Now() - before);
      if (!response.changes().empty()) continue;
      if (++heard == 1) JumpTo(off);
    }
    context.TryCancel();
    (void)stream->Finish();
    EXPECT_LE(longest, kLongestSilence);
  }

  void ExpectNobodySpins() {
    const absl::Duration before = Used();
    absl::SleepFor(kAWhile);
    EXPECT_LE((Used() - before) / kAWhile, kMostProcessors);
  }

 private:
  absl::Duration Used() {
    return ProcessorTime(cluster().ingest_process().pid()) +
           ProcessorTime(cluster().query_process().pid());
  }
};

TEST_F(ClockJumpTest, ForwardChangesNothingButTheTimesOfCommits) {
  ASSERT_NO_FATAL_FAILURE(StartCluster());
  ExpectAllGoesOn();
  JumpBetweenHeartbeats(absl::Hours(3));

  ExpectAllGoesOn();
  ExpectNobodySpins();
  EXPECT_GE(absl::FromUnixMicros(told().commit_time_micros()), absl::Now() + absl::Hours(2));
}

TEST_F(ClockJumpTest, BackChangesNothingAndCommitTimesDoNotGoBack) {
  ASSERT_NO_FATAL_FAILURE(StartCluster());
  ExpectAllGoesOn();
  JumpBetweenHeartbeats(-absl::Hours(3));

  ExpectAllGoesOn();
  ExpectNobodySpins();
}

// The pause before the next attempt to connect has begun when the clock is set.
TEST_F(ClockJumpTest, BackDoesNotKeepAFeedThatBrokeOffFromBeingTakenUpAgain) {
  ASSERT_THAT(cluster().StartIngest(), IsOk());
  TcpProxy line(cluster().ingest_process().port());
  ASSERT_NO_FATAL_FAILURE(StartCluster(line.port()));
  StartWriting();
  ExpectMoreAcknowledged(kSome);
  for (int hours = 1; hours <= 2; ++hours) {
    line.Cut();
    absl::SleepFor(kBetweenLooks);
    JumpTo(-absl::Hours(hours));
    absl::SleepFor(kUntilAbseilKnows);
    line.Cut();
  }
  StopWriting();

  const absl::Time stopped = absl::Now();
  ExpectNothingLost();
  EXPECT_LE(absl::Now() - stopped, kRecovers);
}

// In the middle of everything.
TEST_F(ClockJumpTest, BackAndForthWhileAllWriteKeepsNobodyWaiting) {
  ASSERT_NO_FATAL_FAILURE(StartCluster());
  StartWriting();
  for (const absl::Duration off : {absl::Hours(48), -absl::Hours(1), absl::ZeroDuration()}) {
    JumpTo(off);
    const absl::Time end = absl::Now() + kUntilAbseilKnows;
    while (absl::Now() < end) {
      EXPECT_THAT(Read(), IsOk());
      absl::SleepFor(kBetweenLooks);
    }
    ExpectMoreAcknowledged(kSome);
  }
  StopWriting();
  ExpectNothingLost();
}

}  // namespace
}  // namespace waymark::robustness
