#ifndef WAYMARK_COMMON_RPC_CLIENT_CHANNEL_H_
#define WAYMARK_COMMON_RPC_CLIENT_CHANNEL_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "grpcpp/channel.h"
#include "grpcpp/security/credentials.h"

namespace waymark::rpc {

// The one place where clients get their channels. Each connects with the first call, not here.

// A channel to HOST:PORT. Without `credentials`, which is to say without certificates, the host
// must be loopback. INVALID_ARGUMENT as CheckAddress and CheckLoopback say.
absl::StatusOr<std::shared_ptr<grpc::Channel>> ServiceChannel(
    const std::string& address, const std::shared_ptr<grpc::ChannelCredentials>& credentials);

// The same for the feed, which lives for days: pings when it is quiet, so that a peer that has gone
// without a word is noticed within 15 s, connects again within 2 s, and takes larger messages.
absl::StatusOr<std::shared_ptr<grpc::Channel>> FeedChannel(
    const std::string& address, const std::shared_ptr<grpc::ChannelCredentials>& credentials);

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_CLIENT_CHANNEL_H_
