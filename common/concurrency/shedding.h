#ifndef WAYMARK_COMMON_CONCURRENCY_SHEDDING_H_
#define WAYMARK_COMMON_CONCURRENCY_SHEDDING_H_

#include <cstddef>

#include "absl/time/time.h"

namespace waymark::concurrency {

// What to do with work that comes faster than it can be done. A queue that is full all the time
// makes everybody wait for its whole length, to no use: as much is done with a short one. So once
// more than `begins_at` items wait, whatever has waited longer than three quarters of what an item
// takes is refused when its turn comes, until nobody waits any more: who is let in then waits
// hardly longer than for a thread to become free. A burst of fewer items just waits. Not
// thread-safe.
class Shedding {
 public:
  explicit Shedding(std::size_t begins_at) : begins_at_(begins_at) {}

  // So many items wait, now that one has come or gone.
  void Waiting(std::size_t items);
  // An item was done in so much time.
  void Took(absl::Duration time);

  // Whether an item that has waited so long is to be refused.
  [[nodiscard]] bool Refuses(absl::Duration waited) const;

 private:
  const std::size_t begins_at_;
  bool sheds_ = false;
  absl::Duration typical_;
};

}  // namespace waymark::concurrency

#endif  // WAYMARK_COMMON_CONCURRENCY_SHEDDING_H_
