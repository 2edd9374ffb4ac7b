#ifndef WAYMARK_COMMON_RPC_CLIENT_COMMAND_CHANNEL_H_
#define WAYMARK_COMMON_RPC_CLIENT_COMMAND_CHANNEL_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "grpcpp/channel.h"

namespace waymark::rpc {

// Channels of commands: ServiceChannel and FeedChannel with the credentials that --tls_dir names.
// `flag` is the one the address was given by ("ingest"). INVALID_ARGUMENT, naming the flag, for an
// address or credentials that will not do.
absl::StatusOr<std::shared_ptr<grpc::Channel>> CommandChannel(const std::string& flag,
                                                              const std::string& address);
absl::StatusOr<std::shared_ptr<grpc::Channel>> CommandFeedChannel(const std::string& flag,
                                                                  const std::string& address);

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_CLIENT_COMMAND_CHANNEL_H_
