#ifndef WAYMARK_TESTS_ROBUSTNESS_STALLS_PUNCTUALITY_H_
#define WAYMARK_TESTS_ROBUSTNESS_STALLS_PUNCTUALITY_H_

#include <atomic>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace waymark::robustness {

// How late this process's threads come to run on a busy machine: a thread asks to be woken every
// few milliseconds and notes when it was. Thread-safe.
class OwnDelay {
 public:
  OwnDelay();
  ~OwnDelay();
  OwnDelay(const OwnDelay&) = delete;
  OwnDelay& operator=(const OwnDelay&) = delete;

  // The longest that ended or lasted between these times.
  [[nodiscard]] absl::Duration Longest(absl::Time from, absl::Time to) const;

 private:
  struct Delay {
    absl::Time due;
    absl::Time woken;
  };

  void Run();

  mutable absl::Mutex mutex_;
  std::vector<Delay> delays_ ABSL_GUARDED_BY(mutex_);  // Those worth telling, in order.
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

// Whether calls end when they should, at their deadline at the latest. Thread-safe.
class Punctuality {
 public:
  // So late no call may end, beyond what this process was kept from running itself.
  static constexpr absl::Duration kMostLate = absl::Milliseconds(100);

  void Note(std::string_view call, absl::Time deadline, absl::Time ended);

  // DEADLINE_EXCEEDED, naming the latest, where a call ended too late.
  [[nodiscard]] absl::Status Check() const;

  // For people: how many calls there were, how many came to their deadline, and how late they were.
  [[nodiscard]] std::string Summary() const;

 private:
  struct Late {
    std::string call;
    absl::Duration in_all;
    absl::Duration own;
    [[nodiscard]] absl::Duration beyond_own() const { return in_all - own; }
  };

  [[nodiscard]] std::vector<Late> FindLate() const;

  const OwnDelay own_delay_;
  struct Noted {
    std::string call;
    absl::Time deadline;
    absl::Time ended;
  };
  mutable absl::Mutex mutex_;
  std::vector<Noted> noted_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace waymark::robustness

#endif  // WAYMARK_TESTS_ROBUSTNESS_STALLS_PUNCTUALITY_H_
