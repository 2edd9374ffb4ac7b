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
  alarm_.Ring();
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

// Not where there is nobody to wake: a write that nobody follows would wake a thread for nothing.
void StreamBell::Ring() {
  if (listeners() > 0) alarm_.Ring();
}

void StreamBell::Close() {
  {
    const absl::MutexLock lock(&mutex_);
    closed_ = true;
  }
  alarm_.Ring();
}

bool StreamBell::closed() const {
  const absl::MutexLock lock(&mutex_);
  return closed_;
}

void StreamBell::Run() {
  while (true) {
    (void)alarm_.WaitFor(heartbeat_);
    const absl::MutexLock lock(&mutex_);
    if (stopping_) return;
    for (Listener* listener : listeners_) listener->Wake();
  }
}

}  // namespace waymark::rpc
