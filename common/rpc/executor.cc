#include "common/rpc/executor.h"

#include <limits>
#include <string>
#include <utility>

namespace waymark::rpc {
namespace {

// A task's size is not known here: what waits is bounded by number alone.
constexpr std::size_t kNoBytes = 0;
constexpr std::size_t kAnyBytes = std::numeric_limits<std::size_t>::max();

}  // namespace

Executor::Executor(int threads, std::size_t max_waiting) : waiting_(max_waiting, kAnyBytes) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { Run(); });
}

Executor::~Executor() {
  {
    const absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  for (std::thread& thread : threads_) thread.join();
}

bool Executor::TrySchedule(std::string_view caller, Task task) {
  const absl::MutexLock lock(&mutex_);
  if (!waiting_.HasRoom(caller, kNoBytes)) return false;
  waiting_.Push(caller, kNoBytes, std::move(task));
  return true;
}

void Executor::Schedule(Task task) {
  const absl::MutexLock lock(&mutex_);
  // No peer is called so: gRPC begins a peer with the kind of its address.
  waiting_.Push("turn " + std::to_string(turns_given_++), kNoBytes, std::move(task));
}

void Executor::Run() {
  while (true) {
    Task task;
    {
      const absl::MutexLock lock(&mutex_);
      mutex_.Await(absl::Condition(
          +[](Executor* self) ABSL_NO_THREAD_SAFETY_ANALYSIS {
            return self->stopping_ || !self->waiting_.empty();
          },
          this));
      if (waiting_.empty()) return;
      task = waiting_.Pop();
    }
    task();
  }
}

}  // namespace waymark::rpc
