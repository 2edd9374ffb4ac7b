#include "common/rpc/listening/peer_network.h"

#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>

#include "gtest/gtest.h"

namespace waymark::rpc {
namespace {

sockaddr_storage Ipv4(const char* text) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  EXPECT_EQ(inet_pton(AF_INET, text, &address.sin_addr), 1);
  sockaddr_storage storage{};
  std::memcpy(&storage, &address, sizeof(address));
  return storage;
}

sockaddr_storage Ipv6(const char* text) {
  sockaddr_in6 address{};
  address.sin6_family = AF_INET6;
  EXPECT_EQ(inet_pton(AF_INET6, text, &address.sin6_addr), 1);
  sockaddr_storage storage{};
  std::memcpy(&storage, &address, sizeof(address));
  return storage;
}

TEST(PeerNetwork, IsTheWholeAddressOfIpv4) {
  EXPECT_EQ(PeerNetwork(Ipv4("192.0.2.7")), "192.0.2.7");
}

TEST(PeerNetwork, IsTheSameForAnIpv4AddressThatComesInIpv6) {
  EXPECT_EQ(PeerNetwork(Ipv6("::ffff:192.0.2.7")), "192.0.2.7");
}

TEST(PeerNetwork, IsTheFirstHalfOfIpv6) {
  EXPECT_EQ(PeerNetwork(Ipv6("2001:db8:1:2:3:4:5:6")), "2001:db8:1:2::/64");
  EXPECT_EQ(PeerNetwork(Ipv6("2001:db8:1:2:ffff:ffff:ffff:ffff")), "2001:db8:1:2::/64");
  EXPECT_EQ(PeerNetwork(Ipv6("2001:db8:1:3::1")), "2001:db8:1:3::/64");
}

TEST(PeerName, IsThatOfGrpc) {
  EXPECT_EQ(PeerName(Ipv4("192.0.2.7")), "ipv4:192.0.2.7:0");
  EXPECT_EQ(PeerName(Ipv6("::ffff:192.0.2.7")), "ipv4:192.0.2.7:0");
  EXPECT_EQ(PeerName(Ipv6("2001:db8::7")), "ipv6:%5B2001:db8::7%5D:0");
}

TEST(PeerNetwork, KnowsNoOtherKindOfAddress) {
  sockaddr_storage storage{};
  storage.ss_family = AF_UNIX;
  EXPECT_EQ(PeerNetwork(storage), "unknown");
}

}  // namespace
}  // namespace waymark::rpc
