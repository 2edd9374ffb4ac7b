#ifndef WAYMARK_QUERY_SERVICE_CACHE_KEPT_H_
#define WAYMARK_QUERY_SERVICE_CACHE_KEPT_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/synchronization/mutex.h"

#include "query-service/projections/read_trace.h"

namespace waymark::query {

// Values that were computed from one state of a store, kept for states in which all that they rest
// on is the same: bounded in bytes, the longest unused go first. Whether a value holds is never a
// matter of time: it is given for a state only where no authority that was read for it has changed
// between that state and the one it was computed from. Thread-safe.
template <typename Value>
class Kept {
 public:
  // A value with what it rests on.
  struct Entry {
    Value value;
    ReadTrace rests_on;
    std::uint64_t computed_at = 0;

    // Whether it is the same in the state `at` of the store with these changes.
    [[nodiscard]] bool HoldsIn(const LastChanges* changes, std::uint64_t at) const {
      return rests_on.changes().get() == changes && rests_on.HoldsSince(std::min(at, computed_at));
    }
  };

  // 0: nothing is kept.
  explicit Kept(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  [[nodiscard]] bool keeps_any() const { return max_bytes_ > 0; }

  // The value of the key in the state `at` of the store with these changes; null where none that
  // holds is kept. One that does not hold any more goes.
  std::shared_ptr<const Entry> Find(const std::string& key, const LastChanges* changes,
                                    std::uint64_t at) {
    std::shared_ptr<const Entry> found;
    {
      const absl::MutexLock lock(&mutex_);
      const auto place = places_.find(key);
      if (place == places_.end()) return nullptr;
      order_.splice(order_.begin(), order_, place->second);
      found = place->second->entry;
    }
    if (found->HoldsIn(changes, at)) return found;
    const absl::MutexLock lock(&mutex_);
    const auto place = places_.find(key);
    if (place != places_.end() && place->second->entry == found) Remove(place->second);
    return nullptr;
  }

  // `bytes`: what the value holds in memory, about. It is not kept where it is too large, or where
  // what it rests on has changed meanwhile: an erasure may have been among it.
  std::shared_ptr<const Entry> Put(std::string key, Entry entry, std::size_t bytes) {
    entry.rests_on.Compact();
    // The key stands twice.
    bytes += 2 * key.size() + entry.rests_on.bytes() + kOverhead;
    auto kept = std::make_shared<const Entry>(std::move(entry));
    if (bytes > max_bytes_ / kLeastPlaces) return kept;
    const absl::MutexLock lock(&mutex_);
    if (!kept->rests_on.HoldsSince(kept->computed_at)) return kept;
    if (const auto place = places_.find(key); place != places_.end()) Remove(place->second);
    order_.push_front({.key = key, .entry = kept, .bytes = bytes});
    places_[std::move(key)] = order_.begin();
    bytes_ += bytes;
    while (bytes_ > max_bytes_) Remove(std::prev(order_.end()));
    return kept;
  }

  // Forgets everything: what was erased must not stay in memory.
  void Clear() {
    const absl::MutexLock lock(&mutex_);
    places_.clear();
    order_.clear();
    bytes_ = 0;
  }

  [[nodiscard]] std::size_t bytes() const {
    const absl::MutexLock lock(&mutex_);
    return bytes_;
  }

 private:
  // Of lists and tables, for one entry.
  static constexpr std::size_t kOverhead = 200;
  // One value alone must not take the place of all others.
  static constexpr std::size_t kLeastPlaces = 8;

  struct Placed {
    std::string key;
    std::shared_ptr<const Entry> entry;
    std::size_t bytes = 0;
  };
  using Order = std::list<Placed>;

  void Remove(typename Order::iterator place) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    bytes_ -= place->bytes;
    places_.erase(place->key);
    order_.erase(place);
  }

  const std::size_t max_bytes_;
  mutable absl::Mutex mutex_;
  Order order_ ABSL_GUARDED_BY(mutex_);  // The latest used first.
  absl::flat_hash_map<std::string, typename Order::iterator> places_ ABSL_GUARDED_BY(mutex_);
  std::size_t bytes_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_CACHE_KEPT_H_
