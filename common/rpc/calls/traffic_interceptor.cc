#include "common/rpc/calls/traffic_interceptor.h"

#include <cstdint>
#include <string_view>
#include <utility>

#include "absl/base/call_once.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/byte_buffer.h"

namespace waymark::rpc {
namespace {

using grpc::experimental::InterceptionHookPoints;
using grpc::experimental::Interceptor;
using grpc::experimental::InterceptorBatchMethods;
using grpc::experimental::ServerRpcInfo;

// What a call brings beside its messages: headers, and the frames around all.
constexpr std::uint64_t kAroundCall = 256;
// The request of a service whose messages are not looked at: a question with its filters.
constexpr std::uint64_t kQuestion = 4 << 10;
// gRPC's own reflection, the only synchronous service here.
constexpr std::string_view kReflectionPrefix = "/grpc.reflection.";

class TrafficInterceptor final : public Interceptor {
 public:
  TrafficInterceptor(ServerRpcInfo* call, std::shared_ptr<ConnectionTraffic> traffic, bool unparsed,
                     bool synchronous)
      : call_(call), traffic_(std::move(traffic)), unparsed_(unparsed), synchronous_(synchronous) {}
  ~TrafficInterceptor() override { AnswerGone(); }

  void Intercept(InterceptorBatchMethods* step) override {
    if (step->QueryInterceptionHookPoint(InterceptionHookPoints::POST_RECV_MESSAGE)) {
      MessageCame(step->GetRecvMessage());
    }
    if (step->QueryInterceptionHookPoint(InterceptionHookPoints::POST_RECV_CLOSE)) Ended();
    if (step->QueryInterceptionHookPoint(InterceptionHookPoints::PRE_SEND_MESSAGE)) {
      AnswerMade(step->GetSerializedSendMessage());
    }
    if (step->QueryInterceptionHookPoint(InterceptionHookPoints::POST_SEND_MESSAGE)) AnswerGone();
    step->Proceed();
  }

 private:
  // Null where no message came any more.
  void MessageCame(const void* message) {
    if (message == nullptr || !unparsed_) return;
    traffic_->Delivered(Peer(), static_cast<const grpc::ByteBuffer*>(message)->Length());
  }

  // A synchronous call is not asked whether it was reset, as that ends it once more, here and
  // again, until the stack is full: it counts as if it were.
  void Ended() {
    if (synchronous_ || call_->server_context()->IsCancelled()) {
      traffic_->CallReset(Peer());
    } else {
      traffic_->Delivered(Peer(), unparsed_ ? kAroundCall : kQuestion);
    }
  }

  // One at a time: a stream sends the next once the one before is written, and gRPC 1.51 does not
  // say so by itself (POST_SEND_MESSAGE does not come for streams of callbacks).
  void AnswerMade(const grpc::ByteBuffer* message) {
    AnswerGone();
    unsent_ = message->Length();
    traffic_->AnswerMade(Peer(), unsent_);
  }

  void AnswerGone() {
    if (unsent_ > 0) traffic_->AnswerGone(peer_, std::exchange(unsent_, 0));
  }

  // Not known yet where the interceptor is made, nor any more where it goes. Messages of both
  // directions may come at once.
  const std::string& Peer() {
    absl::call_once(peer_known_, [this] { peer_ = call_->server_context()->peer(); });
    return peer_;
  }

  ServerRpcInfo* call_;
  const std::shared_ptr<ConnectionTraffic> traffic_;
  const bool unparsed_;
  const bool synchronous_;
  absl::once_flag peer_known_;
  std::string peer_;
  std::uint64_t unsent_ = 0;
};

}  // namespace

Interceptor* TrafficInterceptors::CreateServerInterceptor(ServerRpcInfo* call) {
  const std::string_view method = call->method() == nullptr ? "" : call->method();
  return new TrafficInterceptor(call, traffic_, method.rfind(unparsed_prefix_, 0) == 0,
                                method.rfind(kReflectionPrefix, 0) == 0);
}

}  // namespace waymark::rpc
