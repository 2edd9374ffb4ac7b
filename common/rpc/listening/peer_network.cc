#include "common/rpc/listening/peer_network.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace waymark::rpc {
namespace {

std::string Ipv4Text(const in_addr& address) {
  std::array<char, INET_ADDRSTRLEN> text{};
  inet_ntop(AF_INET, &address, text.data(), text.size());
  return text.data();
}

std::string Ipv6NetworkText(in6_addr address) {
  constexpr int kNetworkBytes = 8;
  std::fill(std::begin(address.s6_addr) + kNetworkBytes, std::end(address.s6_addr), 0);
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(AF_INET6, &address, text.data(), text.size());
  return std::string(text.data()) + "/64";
}

}  // namespace

std::string PeerNetwork(const sockaddr_storage& address) {
  if (address.ss_family == AF_INET) {
    sockaddr_in peer{};
    std::memcpy(&peer, &address, sizeof(peer));
    return Ipv4Text(peer.sin_addr);
  }
  if (address.ss_family != AF_INET6) return "unknown";
  sockaddr_in6 peer{};
  std::memcpy(&peer, &address, sizeof(peer));
  if (IN6_IS_ADDR_V4MAPPED(&peer.sin6_addr)) {
    constexpr int kIpv4Offset = 12;
    in_addr mapped{};
    std::memcpy(&mapped, &peer.sin6_addr.s6_addr[kIpv4Offset], sizeof(mapped));
    return Ipv4Text(mapped);
  }
  return Ipv6NetworkText(peer.sin6_addr);
}

}  // namespace waymark::rpc
