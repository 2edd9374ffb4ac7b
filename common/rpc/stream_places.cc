#include "common/rpc/stream_places.h"

#include "common/concurrency/fair_queue.h"
#include "common/status/errors.h"

namespace waymark::rpc {

absl::Status StreamPlaces::Take(const std::string& caller) {
  const absl::MutexLock lock(&mutex_);
  const auto held = of_callers_.find(caller);
  const std::size_t own = held == of_callers_.end() ? 0 : held->second;
  if (!concurrency::WithinShare(own, taken_, places_, 1)) return errors::Overloaded(what_);
  ++taken_;
  of_callers_[caller] = own + 1;
  return absl::OkStatus();
}

void StreamPlaces::GiveBack(const std::string& caller) {
  const absl::MutexLock lock(&mutex_);
  const auto held = of_callers_.find(caller);
  if (held == of_callers_.end()) return;
  --taken_;
  if (--held->second == 0) of_callers_.erase(held);
}

}  // namespace waymark::rpc
