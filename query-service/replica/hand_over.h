#ifndef WAYMARK_QUERY_SERVICE_REPLICA_HAND_OVER_H_
#define WAYMARK_QUERY_SERVICE_REPLICA_HAND_OVER_H_

#include <cstddef>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

namespace waymark::query {

// What one thread makes and another uses, in order, so that both work at once. Bounded: who is
// faster waits.
template <typename Item>
class HandOver {
 public:
  // At most so many wait, one at least.
  explicit HandOver(std::size_t most_waiting) : most_waiting_(most_waiting) {}

  // Waits for room. False, and the item is gone, where no more is taken.
  bool Put(Item item) {
    const absl::MutexLock lock(&mutex_, absl::Condition(this, &HandOver::MayPut));
    if (refused_) return false;
    waiting_.push_back(std::move(item));
    return true;
  }

  // Nothing more is put.
  void End() {
    const absl::MutexLock lock(&mutex_);
    ended_ = true;
  }

  // Waits for one at least, and gives all that wait, in order; none after the last, or once no more
  // is taken.
  std::vector<Item> TakeAll() {
    const absl::MutexLock lock(&mutex_, absl::Condition(this, &HandOver::MayTake));
    return std::exchange(waiting_, {});
  }

  // No more is taken, also of what waits.
  void Refuse() {
    const absl::MutexLock lock(&mutex_);
    refused_ = true;
    waiting_.clear();
  }

 private:
  bool MayPut() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return refused_ || waiting_.size() < most_waiting_;
  }
  bool MayTake() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return refused_ || ended_ || !waiting_.empty();
  }

  const std::size_t most_waiting_;
  absl::Mutex mutex_;
  std::vector<Item> waiting_ ABSL_GUARDED_BY(mutex_);
  bool ended_ ABSL_GUARDED_BY(mutex_) = false;
  bool refused_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_REPLICA_HAND_OVER_H_
