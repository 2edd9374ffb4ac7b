#ifndef WAYMARK_COMMON_RPC_EXECUTOR_H_
#define WAYMARK_COMMON_RPC_EXECUTOR_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

#include "common/concurrency/fair_queue.h"
#include "common/concurrency/shedding.h"

namespace waymark::rpc {

// A fixed number of threads that run what gRPC's few callback threads must not. Callers whose tasks
// wait take turns (common/concurrency/fair_queue.h). Thread-safe.
class Executor {
 public:
  using Task = std::function<void()>;

  // Holds at most `max_waiting` tasks offered by TrySchedule. Once more than a burst waits, a
  // caller's newest is run first, and those that have waited too long, or would, are refused
  // (common/concurrency/shedding.h); by default none are.
  Executor(int threads, std::size_t max_waiting, concurrency::Burst burst = {});
  // Runs what still waits, then joins.
  ~Executor();
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  // Runs the task in its turn, or `refuse`, which must be quick and may run on any thread that
  // offers a task, this one among them, before this returns. False, and neither is taken, where too
  // many wait already, or too many of this caller (Caller::turns).
  [[nodiscard]] bool TrySchedule(std::string_view caller, Task task, Task refuse);
  // Always takes it, and gives it a turn of its own: for work whose amount is bounded elsewhere,
  // such as one waiting task per stream.
  void Schedule(Task task);

 private:
  struct Waiting {
    Task run;
    Task refuse;  // None: it runs however long it has waited.
    absl::Time since;
  };

  // The next task to run, what is refused before it being told; null where there will be none.
  Task Take();
  // Those that would wait too long: of whoever has most waiting, what has waited longest.
  std::vector<Waiting> TakeExcess() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  // Those that have waited too long.
  std::vector<Waiting> TakeRefused() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  // The one of these that has waited least, which is no longer to be refused; null where there is
  // none. For a thread that would have nothing to do.
  static Task TakeLatest(std::vector<Waiting>& refused);
  // Null where none waits.
  Task TakeNext() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Run();

  absl::Mutex mutex_;
  concurrency::FairQueue<Waiting> waiting_ ABSL_GUARDED_BY(mutex_);
  // Of those that wait, how many may be refused: streams are bounded elsewhere.
  std::size_t refusable_ ABSL_GUARDED_BY(mutex_) = 0;
  concurrency::Shedding shedding_ ABSL_GUARDED_BY(mutex_);
  std::uint64_t turns_given_ ABSL_GUARDED_BY(mutex_) = 0;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::vector<std::thread> threads_;
};

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_EXECUTOR_H_
