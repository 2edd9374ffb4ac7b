#ifndef WAYMARK_COMMON_RPC_CHANNEL_H_
#define WAYMARK_COMMON_RPC_CHANNEL_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "grpcpp/channel.h"

namespace waymark::rpc {

// The one place where clients get their channels.

// A channel without certificates to HOST:PORT, which must be loopback: INVALID_ARGUMENT as
// CheckLoopback says for any other. Connects with the first call, not here.
absl::StatusOr<std::shared_ptr<grpc::Channel>> InsecureChannel(const std::string& address);

// The same for the feed, which lives for days: pings when it is quiet, so that a peer that has gone
// without a word is noticed within 15 s, connects again within 2 s, and takes larger messages.
absl::StatusOr<std::shared_ptr<grpc::Channel>> InsecureFeedChannel(const std::string& address);

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_CHANNEL_H_
