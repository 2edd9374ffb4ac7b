#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_LAST_CHANGES_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_LAST_CHANGES_H_

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/base/thread_annotations.h"
#include "absl/container/node_hash_map.h"
#include "absl/synchronization/mutex.h"

namespace waymark::query {

// When the visits of each authority last changed since the store was opened: by that an answer that
// is kept is known to hold still. A change is noted before the state that has it can be read, so
// that who reads a state finds here every change up to it. Thread-safe.
class LastChanges {
 public:
  // The sequence of the last change; lives as long as its LastChanges.
  using Mark = std::atomic<std::uint64_t>;

  // Of one authority, by its id; of all of them.
  const Mark& MarkOf(std::string_view authority) { return FindMark(authority); }
  [[nodiscard]] const Mark& MarkOfAll() const { return all_; }

  void Note(std::string_view authority, std::uint64_t sequence) {
    FindMark(authority).store(sequence, std::memory_order_release);
    all_.store(sequence, std::memory_order_release);
  }

 private:
  Mark& FindMark(std::string_view authority) {
    const absl::MutexLock lock(&mutex_);
    return marks_.try_emplace(std::string(authority), 0).first->second;
  }

  Mark all_ = 0;
  absl::Mutex mutex_;
  // Marks keep their place as others come. As many as there are authorities.
  absl::node_hash_map<std::string, Mark> marks_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_LAST_CHANGES_H_
