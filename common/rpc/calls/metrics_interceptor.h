#ifndef WAYMARK_COMMON_RPC_CALLS_METRICS_INTERCEPTOR_H_
#define WAYMARK_COMMON_RPC_CALLS_METRICS_INTERCEPTOR_H_

#include <memory>
#include <utility>

#include "grpcpp/support/server_interceptor.h"

#include "common/rpc/calls/call_gate.h"
#include "common/rpc/calls/call_metrics.h"

namespace waymark::rpc {

// Tells CallMetrics of every call, of gRPC's own services too, and has those of ours come in and go
// by the gate.
class MetricsInterceptors final : public grpc::experimental::ServerInterceptorFactoryInterface {
 public:
  // `calls` outlives the server.
  MetricsInterceptors(CallMetrics& calls, std::shared_ptr<CallGate> gate)
      : calls_(calls), gate_(std::move(gate)) {}

  grpc::experimental::Interceptor* CreateServerInterceptor(
      grpc::experimental::ServerRpcInfo* call) override;

 private:
  CallMetrics& calls_;
  const std::shared_ptr<CallGate> gate_;
};

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_CALLS_METRICS_INTERCEPTOR_H_
