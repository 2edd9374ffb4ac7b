#include "common/security/credentials/server_name.h"

#include <array>

#include <arpa/inet.h>
#include <netinet/in.h>

#include "absl/strings/str_cat.h"
#include "openssl/x509v3.h"

#include "common/model/quoted_text.h"

namespace waymark::security {
namespace {

bool IsIpAddress(const std::string& host) {
  std::array<unsigned char, sizeof(in6_addr)> address{};
  return inet_pton(AF_INET, host.c_str(), address.data()) == 1 ||
         inet_pton(AF_INET6, host.c_str(), address.data()) == 1;
}

}  // namespace

absl::Status CheckServerName(X509& certificate, const std::string& host) {
  const bool good = IsIpAddress(host)
                        ? X509_check_ip_asc(&certificate, host.c_str(), 0) == 1
                        : !host.empty() && X509_check_host(&certificate, host.data(), host.size(),
                                                           X509_CHECK_FLAG_NEVER_CHECK_SUBJECT |
                                                               X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS,
                                                           nullptr) == 1;
  if (good) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat("it is not of ", model::QuotedText(host), ", which was asked for"));
}

}  // namespace waymark::security
