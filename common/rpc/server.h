#ifndef WAYMARK_COMMON_RPC_SERVER_H_
#define WAYMARK_COMMON_RPC_SERVER_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/server.h"

namespace waymark::rpc {

// A listening gRPC server with health and reflection, within the limits of limits.h.
class Server {
 public:
  // Once for the process, before the first Start.
  static void EnableHealthAndReflection();

  // Listens without certificates; the address must be loopback. INVALID_ARGUMENT for an address
  // that is not, UNAVAILABLE where it cannot be had. `services` outlive the server. Every service
  // is NOT_SERVING until SetServing. A message of more than `max_receive_bytes` ends its call.
  static absl::StatusOr<std::unique_ptr<Server>> StartInsecure(
      const std::string& address, const std::vector<grpc::Service*>& services,
      std::vector<std::string> service_names, int max_receive_bytes);

  // The port it listens on (of use where the address asked for port 0).
  [[nodiscard]] int port() const { return port_; }

  // What health answers for every service and for the server as a whole ("").
  void SetServing(bool serving);

  // Takes no more calls, lets the running ones end until `grace` has passed, then cancels them.
  void Drain(absl::Duration grace);

 private:
  Server() = default;

  std::unique_ptr<grpc::Server> server_;
  std::vector<std::string> service_names_;
  int port_ = 0;
};

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_SERVER_H_
