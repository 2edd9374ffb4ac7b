#ifndef WAYMARK_COMMON_RPC_READINESS_H_
#define WAYMARK_COMMON_RPC_READINESS_H_

#include <functional>
#include <optional>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

#include "common/concurrency/regular_look.h"

namespace waymark::rpc {

// Whether calls should be sent to this service, looked at each second and whenever it is asked to.
// Each change is told and logged, with its cause.
class Readiness {
 public:
  static constexpr absl::Duration kLookEvery = absl::Seconds(1);

  // `find_cause` is OK, or says why the service is not ready; never called twice at once. `tell` is
  // called with the first look, which is made here, and with each change.
  Readiness(std::function<absl::Status()> find_cause, std::function<void(bool ready)> tell,
            absl::Duration look_every = kLookEvery);

  // Looks now. From any thread.
  void Look() ABSL_LOCKS_EXCLUDED(mutex_);
  // Tells nothing any more: the service goes down.
  void Stop() ABSL_LOCKS_EXCLUDED(mutex_);

 private:
  const std::function<absl::Status()> find_cause_;
  const std::function<void(bool ready)> tell_;
  absl::Mutex mutex_;
  std::optional<bool> ready_ ABSL_GUARDED_BY(mutex_);  // As was told.
  bool stopped_ ABSL_GUARDED_BY(mutex_) = false;
  concurrency::RegularLook watch_;
};

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_READINESS_H_
