#ifndef WAYMARK_COMMON_RPC_CALLS_TRAFFIC_INTERCEPTOR_H_
#define WAYMARK_COMMON_RPC_CALLS_TRAFFIC_INTERCEPTOR_H_

#include <memory>
#include <string>

#include "grpcpp/support/server_interceptor.h"

#include "common/rpc/listening/connection_traffic.h"

namespace waymark::rpc {

// Sees every message of every call and counts it for its connection: requests as they come out of
// gRPC, answers until gRPC has written them or the call is over.
class TrafficInterceptors final : public grpc::experimental::ServerInterceptorFactoryInterface {
 public:
  // The messages of `unparsed_service` ("waymark.v1.IngestService"; may be empty) come as
  // grpc::ByteBuffer. Those of others are small, and their size is not looked at.
  TrafficInterceptors(std::shared_ptr<ConnectionTraffic> traffic,
                      const std::string& unparsed_service)
      : traffic_(std::move(traffic)), unparsed_prefix_("/" + unparsed_service + "/") {}

  grpc::experimental::Interceptor* CreateServerInterceptor(
      grpc::experimental::ServerRpcInfo* call) override;

 private:
  const std::shared_ptr<ConnectionTraffic> traffic_;
  const std::string unparsed_prefix_;
};

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_CALLS_TRAFFIC_INTERCEPTOR_H_
