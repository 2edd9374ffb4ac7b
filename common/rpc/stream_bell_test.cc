#include "common/rpc/stream_bell.h"

#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::rpc {
namespace {

constexpr absl::Duration kNever = absl::InfiniteDuration();

class CountingListener : public StreamBell::Listener {
 public:
  void Wake() override {
    const absl::MutexLock lock(&mutex_);
    ++wakes_;
  }

  void WaitForWakes(int wakes) {
    const absl::MutexLock lock(&mutex_);
    const auto woken = [this, wakes]() ABSL_NO_THREAD_SAFETY_ANALYSIS { return wakes_ >= wakes; };
    mutex_.Await(absl::Condition(&woken));
  }

 private:
  absl::Mutex mutex_;
  int wakes_ ABSL_GUARDED_BY(mutex_) = 0;
};

TEST(StreamBell, WakesEveryoneAtNews) {
  CountingListener one;
  CountingListener other;
  StreamBell bell("the bell", 2, kNever);
  ASSERT_THAT(bell.Join(&one), IsOk());
  ASSERT_THAT(bell.Join(&other), IsOk());

  bell.Ring();

  one.WaitForWakes(1);
  other.WaitForWakes(1);
}

TEST(StreamBell, WakesWithoutNewsAgainAndAgain) {
  CountingListener listener;
  StreamBell bell("the bell", 1, absl::Milliseconds(1));
  ASSERT_THAT(bell.Join(&listener), IsOk());

  listener.WaitForWakes(3);
}

TEST(StreamBell, RefusesTooManyUntilOneLeaves) {
  CountingListener one;
  CountingListener other;
  StreamBell bell("the bell", 1, kNever);
  ASSERT_THAT(bell.Join(&one), IsOk());
  EXPECT_THAT(bell.Join(&other), HasReason(v1::ERROR_REASON_OVERLOADED));

  bell.Leave(&one);

  EXPECT_THAT(bell.Join(&other), IsOk());
}

TEST(StreamBell, WakesEveryoneWhenItIsClosedAndTakesNobody) {
  CountingListener listener;
  CountingListener late;
  StreamBell bell("the bell", 2, kNever);
  ASSERT_THAT(bell.Join(&listener), IsOk());
  EXPECT_FALSE(bell.closed());

  bell.Close();

  listener.WaitForWakes(1);
  EXPECT_TRUE(bell.closed());
  EXPECT_THAT(bell.Join(&late), HasReason(v1::ERROR_REASON_SHUTTING_DOWN));
}

}  // namespace
}  // namespace waymark::rpc
