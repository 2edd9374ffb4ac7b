#include "common/rpc/calls/metrics_interceptor.h"

#include "common/concurrency/steady_time.h"

namespace waymark::rpc {
namespace {

using grpc::experimental::InterceptionHookPoints;
using grpc::experimental::Interceptor;
using grpc::experimental::InterceptorBatchMethods;

class MetricsInterceptor final : public Interceptor {
 public:
  // `gate`: null for what does not keep the service up.
  MetricsInterceptor(CallMetrics& calls, CallMetrics::Method& method, CallGate* gate)
      : calls_(calls), method_(method), gate_(gate != nullptr && gate->Enter() ? gate : nullptr) {
    method_.Started();
  }
  // Once its answer has left; of a call that nobody answered, as its caller had gone, then.
  ~MetricsInterceptor() override {
    End(grpc::Status::CANCELLED);
    if (gate_ != nullptr) gate_->Leave();
  }

  void Intercept(InterceptorBatchMethods* step) override {
    if (step->QueryInterceptionHookPoint(InterceptionHookPoints::PRE_SEND_STATUS)) {
      End(step->GetSendStatus());
    }
    step->Proceed();
  }

 private:
  void End(const grpc::Status& status) {
    if (ended_) return;
    ended_ = true;
    calls_.Ended(method_, status, concurrency::SteadyNow() - begun_);
  }

  CallMetrics& calls_;
  CallMetrics::Method& method_;
  CallGate* const gate_;
  const absl::Time begun_ = concurrency::SteadyNow();
  bool ended_ = false;
};

}  // namespace

Interceptor* MetricsInterceptors::CreateServerInterceptor(grpc::experimental::ServerRpcInfo* call) {
  CallMetrics::Method& method = calls_.Find(call->method() == nullptr ? "" : call->method());
  return new MetricsInterceptor(calls_, method, method.is_ours() ? gate_.get() : nullptr);
}

}  // namespace waymark::rpc
