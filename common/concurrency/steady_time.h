#ifndef WAYMARK_COMMON_CONCURRENCY_STEADY_TIME_H_
#define WAYMARK_COMMON_CONCURRENCY_STEADY_TIME_H_

#include <condition_variable>
#include <mutex>

#include "absl/time/time.h"

// Deadlines and pauses by a clock that nobody sets. The time of day may be set forward or back by
// hours: what Abseil waits for by it comes that much too early or too late, and absl::Now and gRPC
// disagree about it for seconds after.
namespace waymark::concurrency {

// Means nothing to people, nor to another machine: only what lies between two such times does.
absl::Time SteadyNow();

// What one thread sleeps until, and others wake it by. Thread-safe, but for WaitFor.
class Alarm {
 public:
  // Ends the wait that is under way, or the next one.
  void Ring();

  // True as soon as it was rung since the last wait ended, false once `duration` is over.
  bool WaitFor(absl::Duration duration);

 private:
  std::mutex mutex_;
  std::condition_variable rings_;
  bool rung_ = false;  // Under mutex_.
};

}  // namespace waymark::concurrency

#endif  // WAYMARK_COMMON_CONCURRENCY_STEADY_TIME_H_
