#include "common/concurrency/steady_time.h"

#include <thread>

#include "gtest/gtest.h"

namespace waymark::concurrency {
namespace {

TEST(SteadyNow, GoesOn) {
  const absl::Time before = SteadyNow();

  EXPECT_GE(SteadyNow(), before);
}

TEST(Alarm, EndsTheWaitOnceTheTimeIsOver) {
  Alarm alarm;
  const absl::Time before = SteadyNow();

  EXPECT_FALSE(alarm.WaitFor(absl::Milliseconds(20)));

  EXPECT_GE(SteadyNow() - before, absl::Milliseconds(20));
}

TEST(Alarm, DoesNotWaitForATimeThatIsOver) {
  Alarm alarm;

  EXPECT_FALSE(alarm.WaitFor(-absl::InfiniteDuration()));
}

TEST(Alarm, EndsTheWaitThatIsUnderWay) {
  Alarm alarm;
  std::thread other([&] { alarm.Ring(); });

  EXPECT_TRUE(alarm.WaitFor(absl::InfiniteDuration()));

  other.join();
}

TEST(Alarm, EndsTheNextWaitAndNoOther) {
  Alarm alarm;
  alarm.Ring();
  alarm.Ring();

  EXPECT_TRUE(alarm.WaitFor(absl::InfiniteDuration()));
  EXPECT_FALSE(alarm.WaitFor(absl::ZeroDuration()));
}

}  // namespace
}  // namespace waymark::concurrency
