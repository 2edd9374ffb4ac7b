#include "common/rpc/executor.h"

#include <atomic>

#include "absl/synchronization/notification.h"
#include "gtest/gtest.h"

namespace waymark::rpc {
namespace {

TEST(Executor, RunsEveryTaskBeforeItIsGone) {
  std::atomic<int> ran = 0;
  {
    Executor executor(2, 100);
    for (int i = 0; i < 100; ++i) EXPECT_TRUE(executor.TrySchedule([&ran] { ++ran; }));
  }
  EXPECT_EQ(ran, 100);
}

TEST(Executor, RefusesWhatIsMoreThanMayWait) {
  absl::Notification started;
  absl::Notification release;
  Executor executor(1, 2);
  ASSERT_TRUE(executor.TrySchedule([&] {
    started.Notify();
    release.WaitForNotification();
  }));
  started.WaitForNotification();

  EXPECT_TRUE(executor.TrySchedule([] {}));
  EXPECT_TRUE(executor.TrySchedule([] {}));
  EXPECT_FALSE(executor.TrySchedule([] {}));

  release.Notify();
}

TEST(Executor, TakesWhatIsBoundedElsewhere) {
  std::atomic<int> ran = 0;
  {
    Executor executor(1, 0);
    executor.Schedule([&ran] { ++ran; });
  }
  EXPECT_EQ(ran, 1);
}

}  // namespace
}  // namespace waymark::rpc
