#ifndef WAYMARK_COMMON_RPC_LISTEN_ADDRESS_H_
#define WAYMARK_COMMON_RPC_LISTEN_ADDRESS_H_

#include <string_view>

#include "absl/status/status.h"

namespace waymark::rpc {

// OK where the text is HOST:PORT, whatever the host. INVALID_ARGUMENT else.
absl::Status CheckAddress(std::string_view address);

// OK where HOST:PORT is well formed and HOST is 127.0.0.0/8, [::1] or localhost. INVALID_ARGUMENT
// else, saying what to do: without certificates a service listens, and is spoken to, on this
// machine alone.
absl::Status CheckLoopback(std::string_view address);

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_LISTEN_ADDRESS_H_
