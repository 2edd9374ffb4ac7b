#ifndef WAYMARK_COMMON_RPC_CLIENT_PROBE_H_
#define WAYMARK_COMMON_RPC_CLIENT_PROBE_H_

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "grpcpp/security/credentials.h"

namespace waymark::rpc {

// Asks the health service at HOST:PORT about `service` (empty: the
// server as a whole), as ServiceChannel connects: OK where it
// answers SERVING within `timeout`, else UNAVAILABLE with what it answered.
absl::Status Probe(const std::string& address,
                   const std::shared_ptr<grpc::ChannelCredentials>& credentials,
                   absl::Duration timeout, const std::string& service = "");

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_CLIENT_PROBE_H_
