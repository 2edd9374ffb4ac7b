#ifndef WAYMARK_COMMON_RPC_EXECUTOR_H_
#define WAYMARK_COMMON_RPC_EXECUTOR_H_

#include <cstddef>
#include <deque>
#include <functional>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

namespace waymark::rpc {

// A fixed number of threads that run what gRPC's few callback threads must not. Thread-safe.
class Executor {
 public:
  using Task = std::function<void()>;

  // Holds at most `max_waiting` tasks offered by TrySchedule.
  Executor(int threads, std::size_t max_waiting);
  // Runs what still waits, then joins.
  ~Executor();
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  // False, and the task is not taken, where too many wait already.
  [[nodiscard]] bool TrySchedule(Task task);
  // Always takes it: for work whose amount is bounded elsewhere, such as one task per stream.
  void Schedule(Task task);

 private:
  void Run();

  const std::size_t max_waiting_;
  absl::Mutex mutex_;
  std::deque<Task> waiting_ ABSL_GUARDED_BY(mutex_);
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::vector<std::thread> threads_;
};

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_EXECUTOR_H_
