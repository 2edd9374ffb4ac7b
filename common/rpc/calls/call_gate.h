#ifndef WAYMARK_COMMON_RPC_CALLS_CALL_GATE_H_
#define WAYMARK_COMMON_RPC_CALLS_CALL_GATE_H_

#include <atomic>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace waymark::rpc {

// Through which every call of ours comes in, and goes once its answer has left: closed where the
// service goes down, so that whoever is told that it does was not begun. gRPC's own way down lets
// calls come until the other end knows of it, and cancels them. Thread-safe.
class CallGate {
 public:
  // False once it is closed: the call is not to begin. Else it is inside until Leave.
  bool Enter() ABSL_LOCKS_EXCLUDED(mutex_);
  void Leave() ABSL_LOCKS_EXCLUDED(mutex_);

  // For good.
  void Close() ABSL_LOCKS_EXCLUDED(mutex_);
  [[nodiscard]] bool closed() const { return closed_; }

  // False where somebody is still inside after `timeout`.
  bool WaitUntilEmpty(absl::Duration timeout) ABSL_LOCKS_EXCLUDED(mutex_);

 private:
  absl::Mutex mutex_;
  std::atomic<bool> closed_ = false;  // Written under mutex_.
  int inside_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_CALLS_CALL_GATE_H_
