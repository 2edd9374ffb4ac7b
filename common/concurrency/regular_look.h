#ifndef WAYMARK_COMMON_CONCURRENCY_REGULAR_LOOK_H_
#define WAYMARK_COMMON_CONCURRENCY_REGULAR_LOOK_H_

#include <atomic>
#include <functional>
#include <thread>

#include "absl/time/time.h"

#include "common/concurrency/steady_time.h"

namespace waymark::concurrency {

// Looks at something again and again, on a thread of its own, for as long as it lives. The first
// look is `every` after it was made.
class RegularLook {
 public:
  // `look` is never called twice at once; what it touches is declared before.
  RegularLook(absl::Duration every, std::function<void()> look);
  // Waits for a look that is under way.
  ~RegularLook();
  RegularLook(const RegularLook&) = delete;
  RegularLook& operator=(const RegularLook&) = delete;

 private:
  std::atomic<bool> ending_ = false;
  Alarm alarm_;
  std::thread thread_;
};

}  // namespace waymark::concurrency

#endif  // WAYMARK_COMMON_CONCURRENCY_REGULAR_LOOK_H_
