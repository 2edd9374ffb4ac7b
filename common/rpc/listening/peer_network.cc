#include "common/rpc/listening/peer_network.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>

#include "absl/strings/str_cat.h"

namespace waymark::rpc {
namespace {

std::string Ipv4Text(const in_addr& address) {
  std::array<char, INET_ADDRSTRLEN> text{};
  inet_ntop(AF_INET, &address, text.data(), text.size());
  return text.data();
}

std::string Ipv6Text(const in6_addr& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(AF_INET6, &address, text.data(), text.size());
  return text.data();
}

// The IPv4 address and port, also of one that comes mapped into IPv6; false where it is none.
bool GetIpv4(const sockaddr_storage& address, in_addr& ipv4, in_port_t& port) {
  if (address.ss_family == AF_INET) {
    sockaddr_in peer{};
    std::memcpy(&peer, &address, sizeof(peer));
    ipv4 = peer.sin_addr;
    port = ntohs(peer.sin_port);
    return true;
  }
  if (address.ss_family != AF_INET6) return false;
  sockaddr_in6 peer{};
  std::memcpy(&peer, &address, sizeof(peer));
  if (!IN6_IS_ADDR_V4MAPPED(&peer.sin6_addr)) return false;
  constexpr int kIpv4Offset = 12;
  std::memcpy(&ipv4, &peer.sin6_addr.s6_addr[kIpv4Offset], sizeof(ipv4));
  port = ntohs(peer.sin6_port);
  return true;
}

std::string Ipv6NetworkText(in6_addr address) {
  constexpr int kNetworkBytes = 8;
  std::fill(std::begin(address.s6_addr) + kNetworkBytes, std::end(address.s6_addr), 0);
  return Ipv6Text(address) + "/64";
}

}  // namespace

std::string PeerNetwork(const sockaddr_storage& address) {
  in_addr ipv4{};
  in_port_t port = 0;
  if (GetIpv4(address, ipv4, port)) return Ipv4Text(ipv4);
  if (address.ss_family != AF_INET6) return "unknown";
  sockaddr_in6 peer{};
  std::memcpy(&peer, &address, sizeof(peer));
  return Ipv6NetworkText(peer.sin6_addr);
}

std::string PeerName(const sockaddr_storage& address) {
  in_addr ipv4{};
  in_port_t port = 0;
  if (GetIpv4(address, ipv4, port)) return absl::StrCat("ipv4:", Ipv4Text(ipv4), ":", port);
  if (address.ss_family != AF_INET6) return "";
  sockaddr_in6 peer{};
  std::memcpy(&peer, &address, sizeof(peer));
  return absl::StrCat("ipv6:%5B", Ipv6Text(peer.sin6_addr), "%5D:", ntohs(peer.sin6_port));
}

}  // namespace waymark::rpc
