#ifndef WAYMARK_COMMON_CONCURRENCY_SHEDDING_H_
#define WAYMARK_COMMON_CONCURRENCY_SHEDDING_H_

#include <cstddef>
#include <limits>

#include "absl/time/time.h"

namespace waymark::concurrency {

// How many items may wait before there is too much: as many as are done in a quarter of a second,
// within these bounds. Of cheap work that is a crowd; a few hundred that each take as long as a
// comparison would be seconds, in which nobody is served well.
struct Burst {
  std::size_t least = std::numeric_limits<std::size_t>::max();  // However long they take.
  std::size_t most = std::numeric_limits<std::size_t>::max();
};

// What to do with work that comes faster than it can be done. A queue that is full all the time
// makes everybody wait for its whole length, to no use: as much is done with a short one. So once
// more than a burst waits, and until nobody does, the newest is done first, which its caller has
// waited least for, and whatever has waited longer than it takes for a thread to become free, or
// would, is refused: who is let in waits hardly longer than that, and who is not knows soon. A
// burst just waits, first come first served. That holds of a crowd that comes once, too: most of it
// is told to come again, though it could have been done in a while. Not thread-safe.
class Shedding {
 public:
  // `threads` do the work, one at least.
  Shedding(int threads, Burst burst) : threads_(threads), burst_(burst) {}

  // So many items wait, now that one has come or gone.
  void Waiting(std::size_t items);
  // An item was done in so much time.
  void Took(absl::Duration time);

  // Whether there is too much, and the newest item to be done next.
  [[nodiscard]] bool sheds() const { return sheds_; }
  // While it sheds, how many may wait: as many as are begun before the last of them has waited too
  // long, and one for each thread. Of more, somebody will be refused, and may know at once.
  [[nodiscard]] std::size_t MostWaiting() const;
  // Whether an item that has waited so long is to be refused.
  [[nodiscard]] bool Refuses(absl::Duration waited) const;

 private:
  // How long an item may wait.
  [[nodiscard]] absl::Duration Patience() const;
  // How often one of the threads becomes free, while all are busy.
  [[nodiscard]] absl::Duration Between() const { return typical_ / threads_; }
  [[nodiscard]] bool IsMoreThanABurst(std::size_t items) const;

  const int threads_;
  const Burst burst_;
  bool sheds_ = false;
  absl::Duration typical_;
};

}  // namespace waymark::concurrency

#endif  // WAYMARK_COMMON_CONCURRENCY_SHEDDING_H_
