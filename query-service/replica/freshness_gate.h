#ifndef WAYMARK_QUERY_SERVICE_REPLICA_FRESHNESS_GATE_H_
#define WAYMARK_QUERY_SERVICE_REPLICA_FRESHNESS_GATE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <optional>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

#include "common/concurrency/steady_time.h"

namespace waymark::query {

// What a read waits for: both.
struct Freshness {
  std::uint64_t sequence = 0;  // This change is applied.
  std::optional<std::int64_t> time_micros =
      std::nullopt;  // Nothing will be committed at this time any more.
};

// Where reads wait for a write to arrive, or a time to be over, without a thread each. Thread-safe.
class FreshnessGate {
 public:
  // Gets OK once what it waits for is there, a little before the deadline NOT_FRESH_IN_TIME for a
  // change and READ_TIME_NOT_REACHED for a time; the latter at once where the time lies more than
  // kLongestWait ahead. LOG_REPLACED or, where it waits for a time alone, CATCHING_UP where the
  // store goes over to another log, OVERLOADED where too many wait. Called once, from any thread;
  // must not block.
  using Callback = std::function<void(absl::Status)>;

  static constexpr absl::Duration kLongestWait = absl::Seconds(30);

  explicit FreshnessGate(std::size_t max_waiting);
  ~FreshnessGate();  // Closes it.
  FreshnessGate(const FreshnessGate&) = delete;
  FreshnessGate& operator=(const FreshnessGate&) = delete;

  // Waits until just before `deadline`, which is of concurrency::SteadyNow, so that the reason
  // arrives before the caller gives up, and no longer than kLongestWait: whoever has gone holds a
  // place for that long.
  void Wait(const Freshness& wanted, absl::Time deadline, Callback callback);

  // The store has applied everything up to `sequence`.
  void Advance(std::uint64_t sequence);
  // What is still to come was committed at this time or later.
  void AdvanceTime(std::int64_t closed_before_micros);
  // The store begins anew, with another log: sequences that are waited for mean nothing in it.
  void Reset();
  // Nothing will come any more: those that wait, and those that come, get SHUTTING_DOWN.
  void Close();

 private:
  struct Waiting {
    Freshness wanted;
    absl::Time deadline;
    Callback callback;
  };

  void Run();
  [[nodiscard]] bool IsThere(const Freshness& wanted) const ABSL_SHARED_LOCKS_REQUIRED(mutex_);
  // What to tell at once, or nothing where it is worth waiting for.
  [[nodiscard]] std::optional<absl::Status> AtOnce(const Freshness& wanted, absl::Time now) const
      ABSL_SHARED_LOCKS_REQUIRED(mutex_);
  std::list<Waiting> TakeReady() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  std::list<Waiting> TakeIf(const std::function<bool(const Waiting&)>& matches)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const std::size_t max_waiting_;
  absl::Mutex mutex_;
  concurrency::Alarm changed_;  // Somebody waits more, or nobody may any more.
  std::list<Waiting> waiting_ ABSL_GUARDED_BY(mutex_);
  std::uint64_t applied_ ABSL_GUARDED_BY(mutex_) = 0;
  std::int64_t closed_before_micros_ ABSL_GUARDED_BY(mutex_) = 0;
  bool closed_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;  // Minds the deadlines.
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_REPLICA_FRESHNESS_GATE_H_
