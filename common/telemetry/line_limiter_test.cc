#include "common/telemetry/line_limiter.h"

#include <string>

#include "gtest/gtest.h"

namespace waymark::log {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1'700'000'000);

TEST(LineLimiter, LetsOneASecondThroughAndCountsTheRest) {
  LineLimiter limiter;

  EXPECT_EQ(limiter.Pass("handshake", kStart), 0);
  for (int i = 0; i < 700; ++i) {
    EXPECT_EQ(limiter.Pass("handshake", kStart + absl::Milliseconds(i)), std::nullopt);
  }
  EXPECT_EQ(limiter.Pass("handshake", kStart + absl::Seconds(1)), 700);
  EXPECT_EQ(limiter.Pass("handshake", kStart + absl::Seconds(3)), 0);
}

TEST(LineLimiter, OneKindDoesNotHideAnother) {
  LineLimiter limiter;
  ASSERT_EQ(limiter.Pass("handshake", kStart), 0);

  EXPECT_EQ(limiter.Pass("header", kStart), 0);
}

TEST(LineLimiter, KindsWithoutEndTakeNoMoreMemory) {
  LineLimiter limiter;
  for (std::size_t i = 0; i < LineLimiter::kMaxKinds; ++i) {
    ASSERT_EQ(limiter.Pass("kind " + std::to_string(i), kStart), 0);
  }

  EXPECT_EQ(limiter.Pass("one more", kStart), 0);
  EXPECT_EQ(limiter.Pass("and another", kStart), std::nullopt);
}

TEST(LineLimiter, AClockThatIsSetBackHoldsLinesBackNoLongerThanASecond) {
  LineLimiter limiter;
  ASSERT_EQ(limiter.Pass("handshake", kStart), 0);

  EXPECT_EQ(limiter.Pass("handshake", kStart - absl::Hours(1)), 0);
}

}  // namespace
}  // namespace waymark::log
