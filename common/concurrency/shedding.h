#ifndef WAYMARK_COMMON_CONCURRENCY_SHEDDING_H_
#define WAYMARK_COMMON_CONCURRENCY_SHEDDING_H_

#include <cstddef>

#include "absl/time/time.h"

namespace waymark::concurrency {

// What to do with work that comes faster than it can be done. A queue that is full all the time
// makes everybody wait for its whole length, to no use: as much is done with a short one. So once
// more than `begins_at` items wait, and until nobody does, the newest is done first, which its
// caller has waited least for, and whatever has waited longer than an item takes is refused: who is
// let in waits hardly longer than for a thread to become free, and who is not knows soon. A burst
// of fewer items just waits, first come first served. Not thread-safe.
class Shedding {
 public:
  explicit Shedding(std::size_t begins_at) : begins_at_(begins_at) {}

  // So many items wait, now that one has come or gone.
  void Waiting(std::size_t items);
  // An item was done in so much time.
  void Took(absl::Duration time);

  // Whether there is too much, and the newest item to be done next.
  [[nodiscard]] bool sheds() const { return sheds_; }
  // Whether an item that has waited so long is to be refused.
  [[nodiscard]] bool Refuses(absl::Duration waited) const;

 private:
  const std::size_t begins_at_;
  bool sheds_ = false;
  absl::Duration typical_;
};

}  // namespace waymark::concurrency

#endif  // WAYMARK_COMMON_CONCURRENCY_SHEDDING_H_
