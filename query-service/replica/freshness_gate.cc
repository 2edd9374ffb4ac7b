#include "query-service/replica/freshness_gate.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"

#include "common/status/errors.h"

namespace waymark::query {
namespace {

// What an answer may take on its way to the caller.
constexpr absl::Duration kLongestWay = absl::Milliseconds(200);

absl::Time GiveUpTime(absl::Time deadline, absl::Time now) {
  const absl::Duration left = std::max(deadline - now, absl::ZeroDuration());
  return std::min(deadline - std::min(kLongestWay, left / 10), now + FreshnessGate::kLongestWait);
}

}  // namespace

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
    rest.swap(waiting_);
  }
  changed_.Ring();
  for (const Waiting& waiting : rest) waiting.callback(errors::ShuttingDown());
}

bool FreshnessGate::IsThere(const Freshness& wanted) const {
  return wanted.sequence <= applied_ &&
         (!wanted.time_micros.has_value() || *wanted.time_micros < closed_before_micros_);
}

std::optional<absl::Status> FreshnessGate::AtOnce(const Freshness& wanted, absl::Time now) const {
  if (closed_) return errors::ShuttingDown();
  if (IsThere(wanted)) return absl::OkStatus();
  // Not by the clock here alone: that of the ingest service may be ahead of it.
  const absl::Time reached = std::max(now, absl::FromUnixMicros(closed_before_micros_));
  if (wanted.time_micros.has_value() &&
      absl::FromUnixMicros(*wanted.time_micros) > reached + kLongestWait) {
    return errors::ReadTimeNotReached();
  }
  if (waiting_.size() >= max_waiting_) {
    return errors::Overloaded("the list of reads that wait for a write");
  }
  return std::nullopt;
}

void FreshnessGate::Wait(const Freshness& wanted, absl::Time deadline, Callback callback) {
  std::optional<absl::Status> at_once;
  {
    const absl::MutexLock lock(&mutex_);
    at_once = AtOnce(wanted, absl::Now());
    if (!at_once.has_value()) {
      waiting_.push_back(
          {wanted, GiveUpTime(deadline, concurrency::SteadyNow()), std::move(callback)});
      changed_.Ring();
      return;
    }
  }
  callback(*std::move(at_once));
}

void FreshnessGate::Advance(std::uint64_t sequence) {
  std::list<Waiting> ready;
  {
    const absl::MutexLock lock(&mutex_);
    applied_ = sequence;
    ready = TakeReady();
  }
  for (const Waiting& waiting : ready) waiting.callback(absl::OkStatus());
}

void FreshnessGate::AdvanceTime(std::int64_t closed_before_micros) {
  std::list<Waiting> ready;
  {
    const absl::MutexLock lock(&mutex_);
    closed_before_micros_ = closed_before_micros;
    ready = TakeReady();
  }
  for (const Waiting& waiting : ready) waiting.callback(absl::OkStatus());
}

void FreshnessGate::Reset() {
  std::list<Waiting> all;
  {
    const absl::MutexLock lock(&mutex_);
    applied_ = 0;
    closed_before_micros_ = 0;
    all.swap(waiting_);
  }
  for (const Waiting& waiting : all) {
    waiting.callback(waiting.wanted.sequence > 0 ? errors::LogReplaced() : errors::CatchingUp());
  }
}

std::list<FreshnessGate::Waiting> FreshnessGate::TakeReady() {
  return TakeIf([this](const Waiting& waiting)
                    ABSL_NO_THREAD_SAFETY_ANALYSIS { return IsThere(waiting.wanted); });
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
  absl::Duration wait = absl::InfiniteDuration();
  while (true) {
    (void)changed_.WaitFor(wait);
    std::list<Waiting> late;
    std::uint64_t applied = 0;
    {
      const absl::MutexLock lock(&mutex_);
      if (closed_) return;
      const absl::Time now = concurrency::SteadyNow();
      applied = applied_;
      late = TakeIf([now](const Waiting& waiting) { return waiting.deadline <= now; });
      absl::Time next = absl::InfiniteFuture();
      for (const Waiting& waiting : waiting_) next = std::min(next, waiting.deadline);
      wait = next - now;
    }
    for (const Waiting& waiting : late) {
      waiting.callback(waiting.wanted.sequence > applied ? errors::NotFreshInTime()
                                                         : errors::ReadTimeNotReached());
    }
  }
}

}  // namespace waymark::query
