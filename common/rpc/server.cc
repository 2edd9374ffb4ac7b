#include "common/rpc/server.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "google/protobuf/stubs/logging.h"
#include "grpc/health/v1/health.pb.h"
#include "grpc/support/log.h"
#include "grpcpp/ext/proto_server_reflection_plugin.h"
#include "grpcpp/health_check_service_interface.h"
#include "grpcpp/resource_quota.h"

#include "common/concurrency/steady_time.h"
#include "common/rpc/calls/metrics_interceptor.h"
#include "common/rpc/calls/traffic_interceptor.h"
#include "common/rpc/limits.h"
#include "common/rpc/listen_address.h"
#include "common/rpc/listening/descriptor_limit.h"
#include "common/rpc/listening/listeners.h"
#include "common/status/status_macros.h"
#include "common/telemetry/line_limiter.h"
#include "common/telemetry/log.h"

namespace waymark::rpc {
namespace {

// For gRPC to let go of connections that are cut off.
constexpr absl::Duration kShutdownGrace = absl::Seconds(1);

int Milliseconds(absl::Duration duration) {
  return static_cast<int>(absl::ToInt64Milliseconds(duration));
}

void SetDuration(grpc::ServerBuilder& builder, const char* argument, absl::Duration duration) {
  builder.AddChannelArgument(argument, Milliseconds(duration));
}

void ApplyConnectionLimits(grpc::ServerBuilder& builder, const ServerLimits& limits) {
  SetDuration(builder, GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, kHandshakeTimeout);
  SetDuration(builder, GRPC_ARG_MAX_CONNECTION_IDLE_MS, kMaxConnectionIdle);
  SetDuration(builder, GRPC_ARG_MAX_CONNECTION_AGE_MS, limits.max_connection_age);
  SetDuration(builder, GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS,
              limits.max_connection_age + kStreamEndGrace);
  SetDuration(builder, GRPC_ARG_KEEPALIVE_TIME_MS, kKeepaliveTime);
  SetDuration(builder, GRPC_ARG_KEEPALIVE_TIMEOUT_MS, kKeepaliveTimeout);
  SetDuration(builder, GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, kMinPingInterval);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, kMaxConcurrentStreams);
  // What a stream may send before it is read from would grow to megabytes on a fast line.
  builder.AddChannelArgument(GRPC_ARG_HTTP2_BDP_PROBE, 0);
}

void ApplyLimits(grpc::ServerBuilder& builder, const ServerOptions& options) {
  ApplyConnectionLimits(builder, options.limits);
  builder.SetMaxReceiveMessageSize(options.max_receive_bytes);
  builder.SetResourceQuota(grpc::ResourceQuota("waymark")
                               .Resize(kMemoryQuotaBytes)
                               .SetMaxThreads(kMaxReflectionThreads));
  builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, kMaxMetadataBytes);
  // The message limit is checked after decompression: a small bomb would become gigabytes.
  builder.SetCompressionAlgorithmSupportStatus(GRPC_COMPRESS_GZIP, false);
  builder.SetCompressionAlgorithmSupportStatus(GRPC_COMPRESS_DEFLATE, false);
}

ConnectionLimits FittingLimits(ConnectionLimits limits) {
  const int fitting = MakeRoomForConnections(limits.connections);
  if (fitting < limits.connections) {
    log::Warning(
        "fewer connections than configured: raise the limit of open files (ulimit -n)",
        {{"configured", std::int64_t{limits.connections}}, {"connections", std::int64_t{fitting}}});
  }
  limits.connections = fitting;
  return limits;
}

// Whether lines from there quote what a caller sent: headers, paths.
bool QuotesCallers(std::string_view file) {
  return file.find("/transport/") != std::string_view::npos ||
         file.find("/surface/") != std::string_view::npos ||
         file.find("/channel/") != std::string_view::npos ||
         file.find("/ext/filters/") != std::string_view::npos;
}

// What gRPC says of its own accord: a caller can have it say a line with each handshake and header.
void WriteGrpcLine(gpr_log_func_args* line) {
  if (line->severity != GPR_LOG_SEVERITY_ERROR) return;
  static auto& limiter = *new log::LineLimiter();
  const std::string_view file = line->file;
  const std::string place =
      absl::StrCat(std::string(file.substr(file.rfind('/') + 1)), ":", line->line);
  const auto held_back = limiter.Pass(place, absl::Now());
  if (!held_back.has_value()) return;
  log::Warning("gRPC", {{"at", place},
                        {"message", QuotesCallers(file) ? std::string() : line->message},
                        {"unsaid_before", *held_back}});
}

}  // namespace

void Server::EnableHealthAndReflection() {
  // Both libraries write plain lines to stderr, which callers can make them do; what they have to
  // say of input is in the answer.
  google::protobuf::SetLogHandler(nullptr);
  gpr_set_log_function(&WriteGrpcLine);
  grpc::EnableDefaultHealthCheckService(true);
  // Links the descriptor, which reflection then finds.
  grpc::health::v1::HealthCheckRequest::descriptor();
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
}

absl::StatusOr<std::unique_ptr<Server>> Server::Start(ServerOptions options) {
  if (options.credentials == nullptr) {
    WAYMARK_RETURN_IF_ERROR(CheckLoopback(options.address));
    options.credentials = grpc::InsecureServerCredentials();
  }
  std::unique_ptr<Server> server(
      new Server(std::move(options.service_names), std::move(options.always_served)));
  WAYMARK_RETURN_IF_ERROR(server->Serve(options));
  return server;
}

absl::Status Server::Serve(const ServerOptions& options) {
  WAYMARK_ASSIGN_OR_RETURN(Listeners listeners, ListenOn(options.address));
  port_ = listeners.port;
  gate_ = options.gate;
  grpc::ServerBuilder builder;
  ApplyLimits(builder, options);
  using Connections = grpc::ServerBuilder::experimental_type::ExternalConnectionType;
  acceptor_ = builder.experimental().AddExternalConnectionAcceptor(Connections::FROM_FD,
                                                                   options.credentials);
  for (grpc::Service* service : options.services) builder.RegisterService(service);
  std::vector<std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface>> interceptors;
  interceptors.push_back(std::make_unique<TrafficInterceptors>(traffic_, options.unparsed_service));
  interceptors.push_back(std::make_unique<MetricsInterceptors>(calls_, gate_));
  builder.experimental().SetInterceptorCreators(std::move(interceptors));
  server_ = builder.BuildAndStart();
  if (server_ == nullptr) return absl::UnavailableError("gRPC does not start; see the log");
  SetHealth(kLiveness, true);
  SetHealth(kStartup, false);
  for (const std::string& name : always_served_) SetHealth(name, false);
  SetReady(false);
  const auto hand_over = [this](int descriptor) {
    grpc::experimental::ExternalConnectionAcceptor::NewConnectionParameters connection;
    connection.fd = descriptor;
    acceptor_->HandleNewConnection(&connection);
  };
  WAYMARK_ASSIGN_OR_RETURN(
      accept_loop_,
      AcceptLoop::Start(std::move(listeners.sockets), FittingLimits(options.limits.connections),
                        traffic_, hand_over, options.ending));
  return absl::OkStatus();
}

Server::~Server() {
  // What is handed to a server that is going down is never closed.
  accept_loop_.reset();
}

void Server::SetHealth(const std::string& name, bool serving) {
  server_->GetHealthCheckService()->SetServingStatus(name, serving);
}

void Server::SetStarted() {
  SetHealth(kStartup, true);
  for (const std::string& name : always_served_) SetHealth(name, true);
}

void Server::SetReady(bool ready) {
  ready_ = ready;
  SetHealth("", ready);
  SetHealth(kReadiness, ready);
  for (const std::string& name : service_names_) {
    const bool always =
        std::find(always_served_.begin(), always_served_.end(), name) != always_served_.end();
    if (!always) SetHealth(name, ready);
  }
}

void Server::AddTo(metrics::Metrics& metrics) const {
  metrics.Add(metrics::kReady, {}, [this] { return ready_ ? 1.0 : 0.0; });
  metrics.Add(metrics::kConnections, {}, [this] { return accept_loop_->connections(); });
  metrics.Add(metrics::kConnectionsRefused, {},
              [this] { return static_cast<double>(accept_loop_->refused()); });
  metrics.Add(metrics::kConnectionsCut, {},
              [this] { return static_cast<double>(accept_loop_->cut()); });
  calls_.AddTo(metrics);
}

// gRPC's own way down would not do: between its beginning and the moment when the other end hears
// of it calls come in, and are cancelled, though nobody knows whether they were begun. Here they
// are refused with a reason, or never read.
void Server::Drain(absl::Duration grace) {
  const absl::Time deadline = concurrency::SteadyNow() + grace;
  SetReady(false);
  for (const std::string& name : always_served_) SetHealth(name, false);
  accept_loop_->StopListening();
  gate_->Close();
  (void)gate_->WaitUntilEmpty(grace);
  accept_loop_->CutAll(deadline - concurrency::SteadyNow());
  accept_loop_.reset();
  server_->Shutdown(absl::ToChronoTime(absl::Now() + kShutdownGrace));
  server_->Wait();
}

}  // namespace waymark::rpc
