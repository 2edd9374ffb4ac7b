#include "common/rpc/server.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "google/protobuf/stubs/logging.h"
#include "grpc/health/v1/health.pb.h"
#include "grpc/support/log.h"
#include "grpcpp/ext/proto_server_reflection_plugin.h"
#include "grpcpp/health_check_service_interface.h"
#include "grpcpp/resource_quota.h"
#include "grpcpp/security/server_credentials.h"
#include "grpcpp/server_builder.h"

#include "common/rpc/limits.h"
#include "common/rpc/listen_address.h"
#include "common/status/status_macros.h"
#include "common/telemetry/log.h"

namespace waymark::rpc {
namespace {

int Milliseconds(absl::Duration duration) {
  return static_cast<int>(absl::ToInt64Milliseconds(duration));
}

void ApplyLimits(grpc::ServerBuilder& builder, int max_receive_bytes) {
  builder.SetMaxReceiveMessageSize(max_receive_bytes);
  builder.SetResourceQuota(grpc::ResourceQuota("waymark").Resize(kMemoryQuotaBytes));
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, kMaxConcurrentStreams);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, Milliseconds(kKeepaliveTime));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, Milliseconds(kKeepaliveTimeout));
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS,
                             Milliseconds(kMinPingInterval));
  // Two processes on one port would share its connections at random.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  // The message limit is checked after decompression: a small bomb would become gigabytes.
  builder.SetCompressionAlgorithmSupportStatus(GRPC_COMPRESS_GZIP, false);
  builder.SetCompressionAlgorithmSupportStatus(GRPC_COMPRESS_DEFLATE, false);
}

}  // namespace

void Server::EnableHealthAndReflection() {
  // Both libraries write plain lines to stderr, which callers can make them do; what they have to
  // say of input is in the answer.
  google::protobuf::SetLogHandler(nullptr);
  gpr_set_log_function([](gpr_log_func_args* line) {
    if (line->severity == GPR_LOG_SEVERITY_ERROR) {
      log::Warning("gRPC", {{"message", std::string(line->message)}});
    }
  });
  grpc::EnableDefaultHealthCheckService(true);
  // Links the descriptor, which reflection then finds.
  grpc::health::v1::HealthCheckRequest::descriptor();
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
}

absl::StatusOr<std::unique_ptr<Server>> Server::StartInsecure(
    const std::string& address, const std::vector<grpc::Service*>& services,
    std::vector<std::string> service_names, int max_receive_bytes) {
  WAYMARK_RETURN_IF_ERROR(CheckLoopback(address));
  grpc::ServerBuilder builder;
  ApplyLimits(builder, max_receive_bytes);
  std::unique_ptr<Server> result(new Server());
  builder.AddListeningPort(address, grpc::InsecureServerCredentials(), &result->port_);
  for (grpc::Service* service : services) builder.RegisterService(service);
  result->server_ = builder.BuildAndStart();
  if (result->server_ == nullptr || result->port_ == 0) {
    return absl::UnavailableError(absl::StrCat("cannot listen on ", address,
                                               "; is another process listening there already?"));
  }
  result->service_names_ = std::move(service_names);
  result->SetServing(false);
  return result;
}

void Server::SetServing(bool serving) {
  grpc::HealthCheckServiceInterface* health = server_->GetHealthCheckService();
  health->SetServingStatus(serving);
  for (const std::string& name : service_names_) health->SetServingStatus(name, serving);
}

void Server::Drain(absl::Duration grace) {
  SetServing(false);
  server_->Shutdown(absl::ToChronoTime(absl::Now() + grace));
  server_->Wait();
}

}  // namespace waymark::rpc
