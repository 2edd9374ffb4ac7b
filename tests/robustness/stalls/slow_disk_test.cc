#include <filesystem>
#include <fstream>
#include <iostream>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "gtest/gtest.h"

#include "tests/robustness/stalls/stall_test.h"
#include "tests/support/matchers.h"
#include "tests/support/program.h"
#include "tests/support/temporary_directory.h"

// A disk that takes its time: every sync of the ingest service's, or one, takes seconds.
// WAYMARK_STALL_SECONDS says for how long it is slow (6), and how long the one takes (2).
namespace waymark::robustness {
namespace {

constexpr absl::Duration kAWhile = absl::Seconds(1);
constexpr absl::Duration kBetweenLooks = absl::Milliseconds(100);
constexpr absl::Duration kEachSync = absl::Seconds(2);
constexpr int kSome = 50;

// Before the cluster, whose programs read the file.
class SlowDisk {
 public:
  [[nodiscard]] ClusterOptions options() const {
    return {.ingest_variables = {Preload("slow_disk"), absl::StrCat("SLOW_DISK_FILE=", file())}};
  }
  void Set(absl::Duration of_a_sync) const {
    std::ofstream(file()) << absl::ToInt64Milliseconds(of_a_sync) << std::flush;
  }

 private:
  [[nodiscard]] std::string file() const { return (directory_.path() / "delay").string(); }

  const TemporaryDirectory directory_;
};

class SlowDiskTest : private SlowDisk, public StallTest {
 protected:
  SlowDiskTest() : StallTest(SlowDisk::options()) {}

  void SetSync(absl::Duration takes) const { SlowDisk::Set(takes); }

  // Everybody but who writes goes on.
  void LookFor(absl::Duration time) {
    const absl::Time end = absl::Now() + time;
    while (absl::Now() < end) {
      EXPECT_THAT(Health(cluster().ingest_process()), IsOk());
      EXPECT_THAT(Health(cluster().query_process()), IsOk());
      EXPECT_THAT(Read(), IsOk());
      absl::SleepFor(kBetweenLooks);
    }
  }
};

TEST_F(SlowDiskTest, KeepsNobodyWaitingBeyondTheDeadlineAndLosesNothing) {
  ASSERT_NO_FATAL_FAILURE(StartCluster());
  StartWriting();
  absl::SleepFor(kAWhile);
  SetSync(kEachSync);
  const int before = acknowledged();
  LookFor(StallTime(absl::Seconds(6)));
  std::cout << acknowledged() - before << " writes were acknowledged meanwhile" << std::endl;
  SetSync(absl::ZeroDuration());

  ExpectMoreAcknowledged(kSome);
  StopWriting();
  ExpectNothingLost();
}

TEST_F(SlowDiskTest, ThatHangsOnceIsWaitedForInOrder) {
  ASSERT_NO_FATAL_FAILURE(StartCluster());
  StartWriting();
  absl::SleepFor(kAWhile);
  const absl::Duration hang = StallTime(absl::Seconds(2));
  SetSync(hang);
  absl::SleepFor(absl::Milliseconds(50));
  SetSync(absl::ZeroDuration());
  LookFor(hang);

  ExpectMoreAcknowledged(kSome);
  StopWriting();
  ExpectNothingLost();
}

}  // namespace
}  // namespace waymark::robustness
