#include "common/concurrency/steady_time.h"

#include <algorithm>
#include <ctime>
#include <utility>

namespace waymark::concurrency {
namespace {

// No wait is longer, so that none goes beyond what a time of the system can hold.
constexpr absl::Duration kLongestWait = absl::Hours(24 * 365);

}  // namespace

absl::Time SteadyNow() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return absl::TimeFromTimespec(now);
}

void Alarm::Ring() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    rung_ = true;
  }
  rings_.notify_one();
}

// The standard library's wait goes by the steady clock.
bool Alarm::WaitFor(absl::Duration duration) {
  std::unique_lock<std::mutex> lock(mutex_);
  rings_.wait_for(lock, absl::ToChronoNanoseconds(std::min(duration, kLongestWait)),
                  [this] { return rung_; });
  return std::exchange(rung_, false);
}

}  // namespace waymark::concurrency
