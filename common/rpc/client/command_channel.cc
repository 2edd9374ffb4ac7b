#include "common/rpc/client/command_channel.h"

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"

#include "common/config/tls_flags.h"
#include "common/rpc/client/channel.h"
#include "common/security/credentials/tls_credentials.h"

namespace waymark::rpc {
namespace {

using Connect = absl::StatusOr<std::shared_ptr<grpc::Channel>>(
    const std::string&, const std::shared_ptr<grpc::ChannelCredentials>&);

absl::StatusOr<std::shared_ptr<grpc::Channel>> ByFlags(const std::string& flag,
                                                       const std::string& address,
                                                       Connect* connect) {
  const auto credentials = security::CommandCredentials(absl::GetFlag(FLAGS_tls_dir));
  if (!credentials.ok()) {
    return absl::InvalidArgumentError(absl::StrCat("--tls_dir: ", credentials.status().message()));
  }
  auto channel = connect(address, *credentials);
  if (channel.ok()) return channel;
  return absl::InvalidArgumentError(absl::StrCat("--", flag, ": ", channel.status().message()));
}

}  // namespace

absl::StatusOr<std::shared_ptr<grpc::Channel>> CommandChannel(const std::string& flag,
                                                              const std::string& address) {
  return ByFlags(flag, address, ServiceChannel);
}

absl::StatusOr<std::shared_ptr<grpc::Channel>> CommandFeedChannel(const std::string& flag,
                                                                  const std::string& address) {
  return ByFlags(flag, address, FeedChannel);
}

}  // namespace waymark::rpc
