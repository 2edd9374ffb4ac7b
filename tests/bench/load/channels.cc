#include "tests/bench/load/channels.h"

#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "grpcpp/support/channel_arguments.h"

namespace waymark::bench {

Channels Connect(const std::string& target, int count) {
  grpc::ChannelArguments arguments;
  // Otherwise channels to one address share a connection.
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetMaxReceiveMessageSize(-1);
  // What is refused is to be counted, and gRPC keeps what each call sends as long as it may retry.
  arguments.SetInt(GRPC_ARG_ENABLE_RETRIES, 0);
  Channels channels;
  for (int i = 0; i < count; ++i) {
    channels.push_back(
        grpc::CreateCustomChannel(target, grpc::InsecureChannelCredentials(), arguments));
  }
  return channels;
}

}  // namespace waymark::bench
