#include "common/rpc/stream_bell.h"

#include <utility>

#include "common/status/errors.h"

namespace waymark::rpc {

StreamBell::StreamBell(std::string what, std::size_t max_listeners, absl::Duration heartbeat)
    : what_(std::move(what)),
      max_listeners_(max_listeners),
      heartbeat_(heartbeat),
      thread_([this] { Run(); }) {}

StreamBell::~StreamBell() {
  {
    const absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  thread_.join();
}

absl::Status StreamBell::Join(Listener* listener) {
  const absl::MutexLock lock(&mutex_);
  if (closed_) return errors::ShuttingDown();
  if (listeners_.size() >= max_listeners_) return errors::Overloaded(what_);
  listeners_.insert(listener);
  return absl::OkStatus();
}

void StreamBell::Leave(Listener* listener) {
  const absl::MutexLock lock(&mutex_);
  listeners_.erase(listener);
}

void StreamBell::Ring() {
  const absl::MutexLock lock(&mutex_);
  rung_ = true;
}

void StreamBell::Close() {
  const absl::MutexLock lock(&mutex_);
  closed_ = true;
  rung_ = true;
}

bool StreamBell::closed() const {
  const absl::MutexLock lock(&mutex_);
  return closed_;
}

void StreamBell::Run() {
  const absl::MutexLock lock(&mutex_);
  while (!stopping_) {
    mutex_.AwaitWithTimeout(absl::Condition(
                                +[](StreamBell* self) ABSL_NO_THREAD_SAFETY_ANALYSIS {
                                  return self->rung_ || self->stopping_;
                                },
                                this),
                            heartbeat_);
    rung_ = false;
    for (Listener* listener : listeners_) listener->Wake();
  }
}

}  // namespace waymark::rpc
