#ifndef WAYMARK_COMMON_RPC_STREAM_BELL_H_
#define WAYMARK_COMMON_RPC_STREAM_BELL_H_

#include <cstddef>
#include <set>
#include <string>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

#include "common/concurrency/steady_time.h"

namespace waymark::rpc {

// Wakes streams that have sent all there was: at news, and every so often without, so that each can
// send a heartbeat. Thread-safe.
class StreamBell {
 public:
  // One stream. Must outlive its stay between Join and Leave.
  class Listener {
   public:
    virtual ~Listener() = default;
    // There may be something new, or a heartbeat is due, or the bell is closed. Must not block.
    virtual void Wake() = 0;
  };

  // `what` is what is full where too many listen, for people: "the change feed".
  StreamBell(std::string what, std::size_t max_listeners, absl::Duration heartbeat);
  ~StreamBell();
  StreamBell(const StreamBell&) = delete;
  StreamBell& operator=(const StreamBell&) = delete;

  // OVERLOADED where there are too many, SHUTTING_DOWN once closed.
  absl::Status Join(Listener* listener);
  // Also who has not joined may leave.
  void Leave(Listener* listener);

  // There is news: wakes all, on a thread of the bell's own. Who joins later is to look for itself.
  void Ring();

  // Wakes all, for the last time: what they read from says SHUTTING_DOWN from now on.
  void Close();
  [[nodiscard]] bool closed() const;
  [[nodiscard]] std::size_t listeners() const {
    const absl::MutexLock lock(&mutex_);
    return listeners_.size();
  }

 private:
  void Run();

  const std::string what_;
  const std::size_t max_listeners_;
  const absl::Duration heartbeat_;
  mutable absl::Mutex mutex_;
  std::set<Listener*> listeners_ ABSL_GUARDED_BY(mutex_);
  bool closed_ ABSL_GUARDED_BY(mutex_) = false;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  concurrency::Alarm alarm_;  // At news, and at the end.
  std::thread thread_;
};

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_STREAM_BELL_H_
