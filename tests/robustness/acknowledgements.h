#ifndef WAYMARK_TESTS_ROBUSTNESS_ACKNOWLEDGEMENTS_H_
#define WAYMARK_TESTS_ROBUSTNESS_ACKNOWLEDGEMENTS_H_

#include <map>
#include <string>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace waymark {

// What an acknowledged write must have left.
struct Acknowledged {
  std::int64_t revision = 0;
  std::string statement;
  std::string token;
};

// What a service has promised to keep: the latest acknowledged write of each visit. Thread-safe.
class Acknowledgements {
 public:
  void Add(const std::string& visit, Acknowledged acknowledged) {
    const absl::MutexLock lock(&mutex_);
    ++count_;
    latest_[visit] = std::move(acknowledged);
  }

  // How many writes were acknowledged.
  [[nodiscard]] int count() const {
    const absl::MutexLock lock(&mutex_);
    return count_;
  }

  // Until `count` were, or `timeout` has passed.
  void WaitFor(int count, absl::Duration timeout) const {
    const auto reached = [&]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return count_ >= count; };
    const absl::MutexLock lock(&mutex_);
    mutex_.AwaitWithTimeout(absl::Condition(&reached), timeout);
  }

  // By name of the visit.
  [[nodiscard]] std::map<std::string, Acknowledged> latest() const {
    const absl::MutexLock lock(&mutex_);
    return latest_;
  }

 private:
  mutable absl::Mutex mutex_;
  std::map<std::string, Acknowledged> latest_ ABSL_GUARDED_BY(mutex_);
  int count_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace waymark

#endif  // WAYMARK_TESTS_ROBUSTNESS_ACKNOWLEDGEMENTS_H_
