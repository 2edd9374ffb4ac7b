#include "common/rpc/executor.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "common/concurrency/steady_time.h"

namespace waymark::rpc {
namespace {

// A task's size is not known here: what waits is bounded by number alone.
constexpr std::size_t kNoBytes = 0;
constexpr std::size_t kAnyBytes = std::numeric_limits<std::size_t>::max();

}  // namespace

Executor::Executor(int threads, std::size_t max_waiting, concurrency::Burst burst)
    : waiting_(max_waiting, kAnyBytes), shedding_(threads, burst) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { Run(); });
}

Executor::~Executor() {
  {
    const absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  for (std::thread& thread : threads_) thread.join();
}

bool Executor::TrySchedule(std::string_view caller, Task task, Task refuse) {
  std::vector<Waiting> refused;  // Told without the lock.
  {
    const absl::MutexLock lock(&mutex_);
    if (!waiting_.HasRoom(caller, kNoBytes)) return false;
    waiting_.Push(
        caller, kNoBytes,
        {.run = std::move(task), .refuse = std::move(refuse), .since = concurrency::SteadyNow()});
    shedding_.Waiting(++refusable_);
    if (shedding_.sheds()) refused = TakeExcess();
  }
  for (const Waiting& excess : refused) excess.refuse();
  return true;
}

void Executor::Schedule(Task task) {
  const absl::MutexLock lock(&mutex_);
  // No peer is called so: gRPC begins a peer with the kind of its address.
  waiting_.Push("turn " + std::to_string(turns_given_++), kNoBytes,
                {.run = std::move(task), .refuse = nullptr, .since = concurrency::SteadyNow()});
}

Executor::Task Executor::Take() {
  while (true) {
    std::vector<Waiting> refused;  // What they hold goes without the lock.
    Task next;
    {
      const absl::MutexLock lock(&mutex_);
      mutex_.Await(absl::Condition(
          +[](Executor* self) ABSL_NO_THREAD_SAFETY_ANALYSIS {
            return self->stopping_ || !self->waiting_.empty();
          },
          this));
      if (waiting_.empty()) return nullptr;
      if (shedding_.sheds()) refused = TakeRefused();
      next = TakeNext();
      if (next == nullptr) next = TakeLatest(refused);
    }
    for (const Waiting& late : refused) late.refuse();
    if (next != nullptr) return next;
  }
}

std::vector<Executor::Waiting> Executor::TakeExcess() {
  std::vector<Waiting> excess;
  while (refusable_ > shedding_.MostWaiting()) {
    auto oldest =
        waiting_.PopOfLongest([](const Waiting& waiting) { return waiting.refuse != nullptr; });
    if (!oldest.has_value()) break;
    excess.push_back(*std::move(oldest));
    --refusable_;
  }
  return excess;
}

std::vector<Executor::Waiting> Executor::TakeRefused() {
  const absl::Time now = concurrency::SteadyNow();
  // A copy: clang looks into no lambda for locks.
  const concurrency::Shedding shedding = shedding_;
  std::vector<Waiting> refused = waiting_.PopWhile([&](const Waiting& waiting) {
    return waiting.refuse != nullptr && shedding.Refuses(now - waiting.since);
  });
  refusable_ -= refused.size();
  return refused;
}

// Threads that were begun together end together, and whatever waited for them has waited too long.
Executor::Task Executor::TakeLatest(std::vector<Waiting>& refused) {
  const auto latest =
      std::max_element(refused.begin(), refused.end(),
                       [](const Waiting& a, const Waiting& b) { return a.since < b.since; });
  if (latest == refused.end()) return nullptr;
  Task task = std::move(latest->run);
  refused.erase(latest);
  return task;
}

Executor::Task Executor::TakeNext() {
  if (waiting_.empty()) {
    shedding_.Waiting(refusable_);
    return nullptr;
  }
  Waiting next = shedding_.sheds() ? waiting_.PopLast() : waiting_.Pop();
  if (next.refuse != nullptr) --refusable_;
  shedding_.Waiting(refusable_);
  return std::move(next.run);
}

void Executor::Run() {
  while (true) {
    const Task task = Take();
    if (task == nullptr) return;
    const absl::Time begun = concurrency::SteadyNow();
    task();
    const absl::MutexLock lock(&mutex_);
    shedding_.Took(concurrency::SteadyNow() - begun);
  }
}

}  // namespace waymark::rpc
