#include "common/rpc/calls/call_gate.h"

#include "absl/time/clock.h"

#include "common/concurrency/steady_time.h"

namespace waymark::rpc {
namespace {

constexpr absl::Duration kBetweenLooks = absl::Milliseconds(1);

}  // namespace

bool CallGate::Enter() {
  const absl::MutexLock lock(&mutex_);
  if (closed_) return false;
  ++inside_;
  return true;
}

void CallGate::Leave() {
  const absl::MutexLock lock(&mutex_);
  --inside_;
}

void CallGate::Close() {
  const absl::MutexLock lock(&mutex_);
  closed_ = true;
}

bool CallGate::WaitUntilEmpty(absl::Duration timeout) {
  const absl::Time deadline = concurrency::SteadyNow() + timeout;
  while (true) {
    {
      const absl::MutexLock lock(&mutex_);
      if (inside_ == 0) return true;
    }
    if (concurrency::SteadyNow() >= deadline) return false;
    // Not AwaitWithTimeout, which goes by the time of day.
    absl::SleepFor(kBetweenLooks);
  }
}

}  // namespace waymark::rpc
