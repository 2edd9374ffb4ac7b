#include "common/rpc/serve.h"

#include "absl/flags/flag.h"

#include "common/config/service_flags.h"
#include "common/config/tls_flags.h"
#include "common/security/identity/caller_uri.h"

namespace waymark::rpc {
namespace {

constexpr absl::Duration kLeastConnectionAge = absl::Seconds(1);
// Rights that were withdrawn end with the connection at the latest.
constexpr absl::Duration kMostConnectionAge = absl::Hours(24);

}  // namespace

absl::Status CheckServeFlags(bool insecure, const std::filesystem::path& data_dir,
                             const security::TlsOptions& tls) {
  if (data_dir.empty()) {
    return absl::InvalidArgumentError("say where the store is to be kept: --data_dir=DIRECTORY");
  }
  if (insecure && !tls.directory.empty()) {
    return absl::InvalidArgumentError(
        "give --tls_dir or --insecure, not both; an empty --tls_dir= takes back what the "
        "environment says");
  }
  if (insecure) return absl::OkStatus();
  if (tls.directory.empty()) {
    return absl::InvalidArgumentError(
        "say how callers are known: by certificates (--tls_dir=DIRECTORY --trust_domain=DOMAIN), "
        "or "
        "not at all, on a loopback address (--insecure)");
  }
  return security::CheckTrustDomain(tls.trust_domain);
}

security::TlsOptions TlsFromFlags() {
  return {.directory = absl::GetFlag(FLAGS_tls_dir),
          .trust_domain = absl::GetFlag(FLAGS_trust_domain)};
}

ServerLimits LimitsFromFlags() {
  return {
      .connections = {.connections = absl::GetFlag(FLAGS_max_connections),
                      .connections_of_address = absl::GetFlag(FLAGS_max_connections_per_address)},
      .max_connection_age = absl::GetFlag(FLAGS_max_connection_age)};
}

absl::Status CheckLimits(const ServerLimits& limits) {
  if (limits.connections.connections < 1) {
    return absl::InvalidArgumentError("--max_connections is 1 at least");
  }
  if (limits.connections.connections_of_address < 1) {
    return absl::InvalidArgumentError("--max_connections_per_address is 1 at least");
  }
  if (limits.max_connection_age < kLeastConnectionAge ||
      limits.max_connection_age > kMostConnectionAge) {
    return absl::InvalidArgumentError("--max_connection_age is from 1s to 24h");
  }
  return absl::OkStatus();
}

}  // namespace waymark::rpc
