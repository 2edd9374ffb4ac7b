#include "common/rpc/listening/listeners.h"

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

// As in system_counts.cc: it and glibc's own exclude each other.
#include <linux/tcp.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

#include "common/rpc/limits.h"
#include "common/status/status_macros.h"

namespace waymark::rpc {
namespace {

struct HostAndPort {
  std::string host;
  std::string port;
};

using AddressList = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

absl::StatusOr<HostAndPort> SplitAddress(const std::string& address) {
  const std::size_t colon = address.rfind(':');
  std::uint32_t port = 0;
  constexpr std::uint32_t kMaxPort = 65535;
  if (colon != std::string::npos && absl::SimpleAtoi(address.substr(colon + 1), &port) &&
      port <= kMaxPort) {
    std::string host = address.substr(0, colon);
    const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
    if (bracketed) host = host.substr(1, host.size() - 2);
    if (!host.empty() && (bracketed || host.find_first_of(":[]") == std::string::npos)) {
      return HostAndPort{std::move(host), absl::StrCat(port)};
    }
  }
  return absl::InvalidArgumentError(absl::StrCat(
      "'", address, "' is no address; write HOST:PORT, for example 127.0.0.1:7601 or [::]:7601"));
}

absl::Status CannotListen(const std::string& address, std::string_view cause) {
  return absl::UnavailableError(absl::StrCat(
      "cannot listen on ", address, ": ", std::string(cause),
      "; is the address this machine's, and is another process listening there already?"));
}

absl::StatusOr<AddressList> Resolve(const std::string& address, const HostAndPort& parts) {
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const int failed = getaddrinfo(parts.host.c_str(), parts.port.c_str(), &hints, &found);
  if (failed != 0) return CannotListen(address, gai_strerror(failed));
  return AddressList(found, &freeaddrinfo);
}

void SetOption(const Descriptor& socket, int level, int name, int value) {
  (void)setsockopt(socket.get(), level, name, &value, sizeof(value));
}

void SetListenerOptions(const Descriptor& socket) {
  // A restart need not wait for old connections to be forgotten.
  SetOption(socket, SOL_SOCKET, SO_REUSEADDR, 1);
  SetOption(socket, IPPROTO_TCP, TCP_NODELAY, 1);
  SetOption(socket, SOL_SOCKET, SO_RCVBUF, kReceiveBufferBytes);
  SetOption(socket, IPPROTO_TCP, TCP_MAXSEG, kMaxSegmentBytes);
  // For what is not HTTP/2 yet, which gRPC does not ping.
  SetOption(socket, SOL_SOCKET, SO_KEEPALIVE, 1);
  SetOption(socket, IPPROTO_TCP, TCP_KEEPIDLE, static_cast<int>(kKeepaliveTime / absl::Seconds(1)));
  SetOption(socket, IPPROTO_TCP, TCP_KEEPINTVL,
            static_cast<int>(kKeepaliveTimeout / absl::Seconds(1)));
  SetOption(socket, IPPROTO_TCP, TCP_KEEPCNT, 1);
  SetOption(socket, IPPROTO_TCP, TCP_USER_TIMEOUT,
            static_cast<int>(absl::ToInt64Milliseconds(kUnacknowledgedTimeout)));
}

void SetPort(sockaddr_storage& address, int port) {
  const auto in_network_order = htons(static_cast<std::uint16_t>(port));
  if (address.ss_family == AF_INET6) {
    reinterpret_cast<sockaddr_in6&>(address).sin6_port = in_network_order;
  } else {
    reinterpret_cast<sockaddr_in&>(address).sin_port = in_network_order;
  }
}

int PortOf(const Descriptor& socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof(address);
  if (getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address), &size) != 0) return 0;
  return ntohs(address.ss_family == AF_INET6
                   ? reinterpret_cast<const sockaddr_in6&>(address).sin6_port
                   : reinterpret_cast<const sockaddr_in&>(address).sin_port);
}

// Invalid, with errno, where it cannot be had. `port` other than 0 replaces the address's own.
Descriptor ListenOnOne(const addrinfo& candidate, int port) {
  Descriptor socket(
      ::socket(candidate.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, IPPROTO_TCP));
  if (!socket.valid()) return socket;
  SetListenerOptions(socket);
  sockaddr_storage address{};
  std::memcpy(&address, candidate.ai_addr, candidate.ai_addrlen);
  if (port != 0) SetPort(address, port);
  // "[::]" takes IPv4 too, whatever the machine's default.
  if (candidate.ai_family == AF_INET6) SetOption(socket, IPPROTO_IPV6, IPV6_V6ONLY, 0);
  const auto* bound = reinterpret_cast<const sockaddr*>(&address);
  if (bind(socket.get(), bound, candidate.ai_addrlen) == 0 &&
      listen(socket.get(), SOMAXCONN) == 0) {
    return socket;
  }
  return Descriptor();
}

}  // namespace

absl::StatusOr<Listeners> ListenOn(const std::string& address) {
  WAYMARK_ASSIGN_OR_RETURN(const HostAndPort parts, SplitAddress(address));
  WAYMARK_ASSIGN_OR_RETURN(const AddressList found, Resolve(address, parts));
  Listeners listeners;
  for (const addrinfo* candidate = found.get(); candidate != nullptr;
       candidate = candidate->ai_next) {
    Descriptor socket = ListenOnOne(*candidate, listeners.port);
    const int error = errno;
    // A machine may know a name's IPv6 address and have no IPv6.
    if (!socket.valid() && (error == EADDRNOTAVAIL || error == EAFNOSUPPORT)) continue;
    if (!socket.valid()) return CannotListen(address, std::strerror(error));
    listeners.port = PortOf(socket);
    listeners.sockets.push_back(std::move(socket));
  }
  if (listeners.sockets.empty()) return CannotListen(address, std::strerror(EADDRNOTAVAIL));
  return listeners;
}

}  // namespace waymark::rpc
