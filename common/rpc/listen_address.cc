#include "common/rpc/listen_address.h"

#include <cstdint>
#include <string>

#include <arpa/inet.h>
#include <netinet/in.h>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

#include "common/status/status_macros.h"

namespace waymark::rpc {
namespace {

// A text that only looks like a loopback address ("127.0.0.1.example.org") is a name that resolves
// to anywhere, so the address is parsed, not compared.
bool IsLoopback(const std::string& host) {
  if (host == "localhost" || host == "[::1]") return true;
  in_addr address{};
  return inet_pton(AF_INET, host.c_str(), &address) == 1 &&
         (ntohl(address.s_addr) >> 24) == IN_LOOPBACKNET;
}

}  // namespace

absl::Status CheckAddress(std::string_view address) {
  const std::string text(address);
  const std::size_t colon = text.rfind(':');
  std::uint32_t port = 0;
  if (colon != std::string::npos && colon > 0 && absl::SimpleAtoi(text.substr(colon + 1), &port) &&
      port <= 65535) {
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(
      absl::StrCat("'", text, "' is no address; write HOST:PORT, for example 127.0.0.1:7601"));
}

absl::Status CheckLoopback(std::string_view address) {
  WAYMARK_RETURN_IF_ERROR(CheckAddress(address));
  const std::string text(address);
  const std::size_t colon = text.rfind(':');
  if (IsLoopback(text.substr(0, colon))) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat(
      "'", text,
      "' is not a loopback address, and without certificates everybody who reaches it could read "
      "and write; use 127.0.0.1",
      text.substr(colon), ", or certificates (--tls_dir)"));
}

}  // namespace waymark::rpc
