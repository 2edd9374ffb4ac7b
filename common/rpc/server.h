#ifndef WAYMARK_COMMON_RPC_SERVER_H_
#define WAYMARK_COMMON_RPC_SERVER_H_

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/security/server_credentials.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"

#include "common/rpc/calls/call_gate.h"
#include "common/rpc/calls/call_metrics.h"
#include "common/rpc/limits.h"
#include "common/rpc/listening/accept_loop.h"
#include "common/telemetry/metrics/metrics.h"

namespace waymark::rpc {

// What an operator may choose of the limits; the rest is fixed in limits.h.
struct ServerLimits {
  ConnectionLimits connections = {.connections = kMaxConnections,
                                  .connections_of_address = kMaxConnectionsOfAddress};
  absl::Duration max_connection_age = kMaxConnectionAge;
};

struct ServerOptions {
  std::string address;  // HOST:PORT; port 0 takes a free one.
  // None: without certificates, and then the address must be loopback.
  std::shared_ptr<grpc::ServerCredentials> credentials = nullptr;
  std::vector<grpc::Service*> services = {};  // Outlive the server.
  std::vector<std::string> service_names = {};
  // Those of them that health has as SERVING as long as calls are taken, ready or not.
  std::vector<std::string> always_served = {};
  // The service whose messages come as bytes, by its name; empty where there is none.
  std::string unparsed_service = {};
  int max_receive_bytes = kMaxRequestBytes;  // A larger message ends its call.
  ServerLimits limits = {};
  // Tells which connections are to be ended; none: none are.
  std::shared_ptr<EndingConnections> ending = nullptr;
  // Closed where it drains; whoever admits calls asks it.
  std::shared_ptr<CallGate> gate = std::make_shared<CallGate>();
};

// A listening gRPC server with health and reflection, within the limits of limits.h.
class Server {
 public:
  // Once for the process, before the first Start.
  static void EnableHealthAndReflection();

  // Listens. INVALID_ARGUMENT for an address that will not do, UNAVAILABLE where it cannot be had.
  // Nothing is SERVING until SetReady but kLiveness, and kStartup from SetStarted on.
  static absl::StatusOr<std::unique_ptr<Server>> Start(ServerOptions options);
  // Cancels what still runs.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // The port it listens on (of use where the address asked for port 0).
  [[nodiscard]] int port() const { return port_; }

  // Adds what there is to tell of connections and calls, to be read until it drains.
  void AddTo(metrics::Metrics& metrics) const;

  // What health answers, beside the names of services, for the three questions of those who run it:
  // whether it is to be restarted, whether calls are to be sent to it, whether it has begun.
  static constexpr char kLiveness[] = "liveness";
  static constexpr char kReadiness[] = "readiness";
  static constexpr char kStartup[] = "startup";

  // Calls are answered from now on, be it with CATCHING_UP.
  void SetStarted();
  // For kReadiness, the server as a whole ("") and every service that is not always served.
  void SetReady(bool ready);

  // Takes no more connections, has whoever admits calls refuse new ones, lets the running ones end
  // until `grace` has passed, and cuts the connections off.
  void Drain(absl::Duration grace);

 private:
  Server(std::vector<std::string> service_names, std::vector<std::string> always_served)
      : service_names_(std::move(service_names)),
        always_served_(std::move(always_served)),
        calls_(service_names_) {}
  absl::Status Serve(const ServerOptions& options);

  void SetHealth(const std::string& name, bool serving);

  const std::vector<std::string> service_names_;
  const std::vector<std::string> always_served_;
  std::atomic<bool> ready_ = false;
  const std::shared_ptr<ConnectionTraffic> traffic_ = std::make_shared<ConnectionTraffic>();
  CallMetrics calls_;
  std::shared_ptr<CallGate> gate_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<grpc::experimental::ExternalConnectionAcceptor> acceptor_;
  std::unique_ptr<AcceptLoop> accept_loop_;
  int port_ = 0;
};

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_SERVER_H_
