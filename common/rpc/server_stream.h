#ifndef WAYMARK_COMMON_RPC_SERVER_STREAM_H_
#define WAYMARK_COMMON_RPC_SERVER_STREAM_H_

#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "grpcpp/support/server_callback.h"

#include "common/concurrency/steady_time.h"
#include "common/rpc/calls/call.h"
#include "common/rpc/calls/call_log.h"
#include "common/rpc/executor.h"
#include "common/rpc/stream_bell.h"
#include "common/status/errors.h"
#include "common/status/grpc_status.h"

namespace waymark::rpc {

// A call that answers with a stream: makes one message at a time on the executor, and the next only
// once gRPC has taken it, so that a caller that does not read costs one message and no more; sleeps
// where there is none until it is woken. Owns itself: gone once gRPC says it is done.
template <typename Response>
class ServerStream : public grpc::ServerWriteReactor<Response>, public StreamBell::Listener {
 public:
  // `facts` are the call's. The executor outlives the stream. Nothing happens before
  // Begin, but the caller may go. A stream that is older than `max_age` ends with STREAM_EXPIRED
  // instead of its next message.
  ServerStream(CallFacts facts, Executor& executor, absl::Duration max_age)
      : facts_(std::move(facts)), executor_(executor), expires_(started_ + max_age) {}

  // Begins to send, or ends the stream where `status` is an error. Exactly once; does not block.
  void Begin(const absl::Status& status) {
    if (!status.ok()) return End(status);
    executor_.Schedule([this] { Send(); });
  }

  void Wake() final {
    {
      const absl::MutexLock lock(&mutex_);
      woken_ = busy_;
      if (busy_ || ended_) return;
      busy_ = true;
    }
    executor_.Schedule([this] { Send(); });
  }

  void OnWriteDone(bool ok) final {
    if (!ok) return End(errors::CallerGone());
    executor_.Schedule([this] { Send(); });
  }

  void OnCancel() final {
    {
      const absl::MutexLock lock(&mutex_);
      cancelled_ = true;
      if (busy_ || ended_) return;
      busy_ = true;
    }
    End(errors::CallerGone());
  }

  void OnDone() final {
    Leave();
    delete this;
  }

 protected:
  // What a step has come to.
  enum class Step {
    kSend,   // `message` is to be sent.
    kSleep,  // There is nothing to send now.
    kAgain,  // Not done looking: others get their turn first.
    kEnd,    // Everything was sent.
  };

  // The next message, into an empty one; an error ends the stream. On the executor, never twice at
  // once. Takes no longer than an answer may.
  virtual absl::StatusOr<Step> Next(Response& message) = 0;
  // The stream is over: whoever knows it must forget it. Must not block.
  virtual void Leave() {}

 private:
  // Runs while busy_.
  void Send() {
    while (true) {
      if (IsCancelled()) return End(errors::CallerGone());
      message_ = Response();  // Cleared, it would keep the memory of its largest.
      const absl::StatusOr<Step> step = Next(message_);
      if (!step.ok()) return End(step.status());
      // What is over is not cut short.
      if (*step != Step::kEnd && concurrency::SteadyNow() >= expires_)
        return End(errors::StreamExpired());
      switch (*step) {
        case Step::kSend:
          return this->StartWrite(&message_);
        case Step::kEnd:
          return End(absl::OkStatus());
        case Step::kAgain:
          return executor_.Schedule([this] { Send(); });
        case Step::kSleep:
          if (FallsAsleep()) return;
      }
    }
  }

  bool IsCancelled() {
    const absl::MutexLock lock(&mutex_);
    return cancelled_;
  }

  // False where it was woken or cancelled meanwhile.
  bool FallsAsleep() {
    const absl::MutexLock lock(&mutex_);
    if (cancelled_ || std::exchange(woken_, false)) return false;
    busy_ = false;
    return true;
  }

  void End(const absl::Status& status) {
    {
      const absl::MutexLock lock(&mutex_);
      ended_ = true;
    }
    const absl::Status answer = ForCaller(facts_.method, status);
    LogEnd(facts_, answer, concurrency::SteadyNow() - started_);
    this->Finish(ToGrpcStatus(answer));
  }

  const CallFacts facts_;
  Executor& executor_;
  const absl::Time started_ = concurrency::SteadyNow();
  const absl::Time expires_;
  Response message_;  // Of whoever made the stream busy.

  absl::Mutex mutex_;
  bool busy_ ABSL_GUARDED_BY(mutex_) =
      true;  // Begin is awaited, or a task or a write is under way.
  bool woken_ ABSL_GUARDED_BY(mutex_) = false;  // While busy.
  bool cancelled_ ABSL_GUARDED_BY(mutex_) = false;
  bool ended_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_SERVER_STREAM_H_
