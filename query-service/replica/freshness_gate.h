#ifndef WAYMARK_QUERY_SERVICE_REPLICA_FRESHNESS_GATE_H_
#define WAYMARK_QUERY_SERVICE_REPLICA_FRESHNESS_GATE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace waymark::query {

// Where reads wait for a write to arrive, without a thread each. Thread-safe.
class FreshnessGate {
 public:
  // Gets OK once the write is there, NOT_FRESH_IN_TIME at the deadline, LOG_REPLACED where the
  // store goes over to another log, OVERLOADED where too many wait. Called once, from any thread;
  // must not block.
  using Callback = std::function<void(absl::Status)>;

  static constexpr absl::Duration kLongestWait = absl::Seconds(30);

  explicit FreshnessGate(std::size_t max_waiting);
  ~FreshnessGate();  // Closes it.
  FreshnessGate(const FreshnessGate&) = delete;
  FreshnessGate& operator=(const FreshnessGate&) = delete;

  // Waits until `deadline`, and no longer than kLongestWait: whoever has gone holds a place for
  // that long.
  void Wait(std::uint64_t sequence, absl::Time deadline, Callback callback);

  // The store has applied everything up to `sequence`.
  void Advance(std::uint64_t sequence);
  // The store begins anew, with another log: sequences that are waited for mean nothing in it.
  void Reset();
  // Nothing will come any more: those that wait, and those that come, get SHUTTING_DOWN.
  void Close();

 private:
  struct Waiting {
    std::uint64_t sequence;
    absl::Time deadline;
    Callback callback;
  };

  void Run();
  std::list<Waiting> TakeIf(const std::function<bool(const Waiting&)>& matches)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const std::size_t max_waiting_;
  absl::Mutex mutex_;
  absl::CondVar changed_;
  std::list<Waiting> waiting_ ABSL_GUARDED_BY(mutex_);
  std::uint64_t applied_ ABSL_GUARDED_BY(mutex_) = 0;
  bool closed_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;  // Minds the deadlines.
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_REPLICA_FRESHNESS_GATE_H_
