#include "common/rpc/readiness.h"

#include <utility>

#include "common/telemetry/log.h"

namespace waymark::rpc {

Readiness::Readiness(std::function<absl::Status()> find_cause, std::function<void(bool ready)> tell,
                     absl::Duration look_every)
    : find_cause_(std::move(find_cause)),
      tell_(std::move(tell)),
      watch_(look_every, [this] { Look(); }) {
  Look();
}

void Readiness::Stop() {
  const absl::MutexLock lock(&mutex_);
  stopped_ = true;
}

void Readiness::Look() {
  const absl::MutexLock lock(&mutex_);
  if (stopped_) return;
  const absl::Status cause = find_cause_();
  if (ready_ == cause.ok()) return;
  ready_ = cause.ok();
  if (cause.ok()) {
    log::Info("ready");
  } else {
    log::Warning("not ready", {{"cause", std::string(cause.message())}});
  }
  tell_(cause.ok());
}

}  // namespace waymark::rpc
