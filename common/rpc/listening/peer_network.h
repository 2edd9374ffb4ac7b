#ifndef WAYMARK_COMMON_RPC_LISTENING_PEER_NETWORK_H_
#define WAYMARK_COMMON_RPC_LISTENING_PEER_NETWORK_H_

#include <string>

#include <sys/socket.h>

namespace waymark::rpc {

// What of a peer's address connections are counted by, and how it is shown: an IPv4 address
// ("192.0.2.7"), also where it comes mapped into IPv6, or the first 64 bits of an IPv6 address
// ("2001:db8:0:7::/64"), as whoever has one address there has 2^64 of them. "unknown" for any
// other kind.
std::string PeerNetwork(const sockaddr_storage& address);

// What gRPC calls a peer (grpc::ServerContext::peer()): "ipv4:192.0.2.7:1234", for mapped addresses
// too, or "ipv6:%5B2001:db8::7%5D:1234". Empty for any other kind.
std::string PeerName(const sockaddr_storage& address);

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_LISTENING_PEER_NETWORK_H_
