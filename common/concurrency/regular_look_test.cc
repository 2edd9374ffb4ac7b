#include "common/concurrency/regular_look.h"

#include <atomic>

#include "absl/time/clock.h"
#include "gtest/gtest.h"

namespace waymark::concurrency {
namespace {

TEST(RegularLook, LooksAgainAndAgain) {
  std::atomic<int> looks = 0;
  const RegularLook look(absl::Milliseconds(1), [&looks] { ++looks; });

  while (looks < 3) absl::SleepFor(absl::Milliseconds(1));
}

TEST(RegularLook, EndsWithoutWaitingForItsTime) {
  std::atomic<int> looks = 0;
  {
    const RegularLook look(absl::Hours(1), [&looks] { ++looks; });
  }

  EXPECT_EQ(looks, 0);
}

}  // namespace
}  // namespace waymark::concurrency
