#include "common/rpc/client/channel.h"

#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "grpcpp/support/channel_arguments.h"

#include "common/rpc/listen_address.h"
#include "common/status/status_macros.h"

namespace waymark::rpc {
namespace {

// Our services keep their answers under 3.5 MiB.
constexpr int kMaxAnswerBytes = 4 << 20;
// Changes come in messages of about 1 MiB, and one visit alone may be as large.
constexpr int kMaxFeedBytes = 8 << 20;

absl::StatusOr<std::shared_ptr<grpc::Channel>> Channel(
    const std::string& address, const std::shared_ptr<grpc::ChannelCredentials>& credentials,
    int max_message_bytes, grpc::ChannelArguments arguments) {
  WAYMARK_RETURN_IF_ERROR(credentials != nullptr ? CheckAddress(address) : CheckLoopback(address));
  arguments.SetMaxReceiveMessageSize(max_message_bytes);
  // A proxy named in the environment is for the web: it would be asked for an address that only
  // this machine or network has.
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
  return grpc::CreateCustomChannel(
      address, credentials != nullptr ? credentials : grpc::InsecureChannelCredentials(),
      arguments);
}

}  // namespace

absl::StatusOr<std::shared_ptr<grpc::Channel>> ServiceChannel(
    const std::string& address, const std::shared_ptr<grpc::ChannelCredentials>& credentials) {
  return Channel(address, credentials, kMaxAnswerBytes, grpc::ChannelArguments());
}

absl::StatusOr<std::shared_ptr<grpc::Channel>> FeedChannel(
    const std::string& address, const std::shared_ptr<grpc::ChannelCredentials>& credentials) {
  grpc::ChannelArguments arguments;
  // The server allows a ping each 5 s.
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, 10'000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 5'000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  // Another channel is another connection, whatever became of the one before.
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 50);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 50);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 2'000);
  return Channel(address, credentials, kMaxFeedBytes, arguments);
}

}  // namespace waymark::rpc
