#include "query-service/replica/freshness_gate.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"

#include "common/status/errors.h"

namespace waymark::query {

FreshnessGate::FreshnessGate(std::size_t max_waiting)
    : max_waiting_(max_waiting), thread_([this] { Run(); }) {}

FreshnessGate::~FreshnessGate() {
  Close();
  thread_.join();
}

void FreshnessGate::Close() {
  std::list<Waiting> rest;
  {
    const absl::MutexLock lock(&mutex_);
    closed_ = true;
    changed_.Signal();
    rest.swap(waiting_);
  }
  for (const Waiting& waiting : rest) waiting.callback(errors::ShuttingDown());
}

void FreshnessGate::Wait(std::uint64_t sequence, absl::Time deadline, Callback callback) {
  absl::Status at_once;
  {
    const absl::MutexLock lock(&mutex_);
    if (closed_) {
      at_once = errors::ShuttingDown();
    } else if (sequence > applied_) {
      if (waiting_.size() < max_waiting_) {
        const absl::Time longest = absl::Now() + kLongestWait;
        waiting_.push_back({sequence, std::min(deadline, longest), std::move(callback)});
        changed_.Signal();
        return;
      }
      at_once = errors::Overloaded("the list of reads that wait for a write");
    }
  }
  callback(std::move(at_once));
}

void FreshnessGate::Advance(std::uint64_t sequence) {
  std::list<Waiting> ready;
  {
    const absl::MutexLock lock(&mutex_);
    applied_ = sequence;
    ready = TakeIf([sequence](const Waiting& waiting) { return waiting.sequence <= sequence; });
  }
  for (const Waiting& waiting : ready) waiting.callback(absl::OkStatus());
}

void FreshnessGate::Reset() {
  std::list<Waiting> all;
  {
    const absl::MutexLock lock(&mutex_);
    applied_ = 0;
    all.swap(waiting_);
  }
  for (const Waiting& waiting : all) waiting.callback(errors::LogReplaced());
}

std::list<FreshnessGate::Waiting> FreshnessGate::TakeIf(
    const std::function<bool(const Waiting&)>& matches) {
  std::list<Waiting> taken;
  for (auto waiting = waiting_.begin(); waiting != waiting_.end();) {
    const auto next = std::next(waiting);
    if (matches(*waiting)) taken.splice(taken.end(), waiting_, waiting);
    waiting = next;
  }
  return taken;
}

void FreshnessGate::Run() {
  while (true) {
    std::list<Waiting> late;
    {
      const absl::MutexLock lock(&mutex_);
      if (closed_) return;
      absl::Time next = absl::InfiniteFuture();
      for (const Waiting& waiting : waiting_) next = std::min(next, waiting.deadline);
      changed_.WaitWithDeadline(&mutex_, next);
      const absl::Time now = absl::Now();
      late = TakeIf([now](const Waiting& waiting) { return waiting.deadline <= now; });
    }
    for (const Waiting& waiting : late) waiting.callback(errors::NotFreshInTime());
  }
}

}  // namespace waymark::query
