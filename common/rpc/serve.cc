#include "common/rpc/serve.h"

#include <utility>

#include "absl/synchronization/mutex.h"

#include "common/config/tls_flags.h"
#include "common/reference/reference_data.h"
#include "common/rpc/listen_address.h"
#include "common/security/identity/caller_uri.h"
#include "common/security/policy/policy_file.h"

namespace waymark::rpc {
namespace {

constexpr absl::Duration kLeastConnectionAge = absl::Seconds(1);
// Rights that were withdrawn end with the connection at the latest.
constexpr absl::Duration kMostConnectionAge = absl::Hours(24);

void CheckCallers(const ServiceFlags& flags, Faults& faults) {
  if (flags.insecure && !flags.tls.directory.empty()) {
    faults.emplace_back(
        "give --tls_dir or --insecure, not both; an empty --tls_dir= takes back what the "
        "environment says");
  } else if (flags.insecure) {
    Append(faults, CheckLoopback(flags.listen));
  } else if (flags.tls.directory.empty()) {
    faults.emplace_back(
        "say how callers are known: by certificates (--tls_dir=DIRECTORY --trust_domain=DOMAIN), "
        "or not at all, on a loopback address (--insecure)");
  } else {
    Append(faults, security::CheckTrustDomain(flags.tls.trust_domain));
    Append(faults, CheckAddress(flags.listen));
  }
}

void CheckLimits(const ServerLimits& limits, Faults& faults) {
  if (limits.connections.connections < 1) faults.emplace_back("--max_connections is 1 at least");
  if (limits.connections.connections_of_address < 1) {
    faults.emplace_back("--max_connections_per_address is 1 at least");
  }
  if (limits.max_connection_age < kLeastConnectionAge ||
      limits.max_connection_age > kMostConnectionAge) {
    faults.emplace_back("--max_connection_age is from 1s to 24h");
  }
}

}  // namespace

void DoNotLookForDeadlocks() {
#ifdef NDEBUG
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
#endif
}

ServiceFlags ReadServiceFlags(std::string listen) {
  return {.listen = std::move(listen),
          .metrics_listen = absl::GetFlag(FLAGS_metrics_listen),
          .data_dir = absl::GetFlag(FLAGS_data_dir),
          .reference_dir = absl::GetFlag(FLAGS_reference_dir),
          .policy = absl::GetFlag(FLAGS_policy),
          .tls = {.directory = absl::GetFlag(FLAGS_tls_dir),
                  .trust_domain = absl::GetFlag(FLAGS_trust_domain)},
          .insecure = absl::GetFlag(FLAGS_insecure),
          .limits = {.connections = {.connections = absl::GetFlag(FLAGS_max_connections),
                                     .connections_of_address =
                                         absl::GetFlag(FLAGS_max_connections_per_address)},
                     .max_connection_age = absl::GetFlag(FLAGS_max_connection_age)}};
}

void Append(Faults& faults, const absl::Status& status) {
  if (!status.ok()) faults.emplace_back(status.message());
}

Faults FlagFaults(const ServiceFlags& flags) {
  Faults faults;
  if (flags.data_dir.empty()) {
    faults.emplace_back("say where the store is to be kept: --data_dir=DIRECTORY");
  }
  CheckCallers(flags, faults);
  if (!flags.metrics_listen.empty()) Append(faults, CheckAddress(flags.metrics_listen));
  CheckLimits(flags.limits, faults);
  return faults;
}

Faults SourceFaults(const ServiceFlags& flags, std::vector<security::Usage> usages) {
  Faults faults;
  const auto reference = reference::ReferenceData::Load(flags.reference_dir);
  Append(faults, reference.status());
  if (flags.insecure) return faults;
  Append(faults, security::PolicyFile::Open(flags.policy, flags.tls.trust_domain).status());
  // Without reference data nobody knows whose certificates they are.
  if (!reference.ok()) return faults;
  Append(faults,
         security::OpenServingCredentials(flags.tls, std::move(usages), *reference).status());
  return faults;
}

}  // namespace waymark::rpc
