#ifndef WAYMARK_COMMON_RPC_LISTENING_LISTENERS_H_
#define WAYMARK_COMMON_RPC_LISTENING_LISTENERS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "common/rpc/listening/descriptor.h"

namespace waymark::rpc {

// Sockets that listen on one address and port.
struct Listeners {
  std::vector<Descriptor> sockets;  // Never none; a name may have addresses of IPv4 and IPv6.
  int port = 0;                     // The same for all.
};

// Listens on HOST:PORT: a name, an IPv4 address, or an IPv6 address in brackets ("[::]:7601" takes
// IPv4 too). Port 0 takes a free one. What is accepted inherits from the sockets that small
// messages leave at once and that a peer which is gone is noticed.
// INVALID_ARGUMENT where the text is no address, UNAVAILABLE where it cannot be had.
absl::StatusOr<Listeners> ListenOn(const std::string& address);

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_LISTENING_LISTENERS_H_
