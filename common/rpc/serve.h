#ifndef WAYMARK_COMMON_RPC_SERVE_H_
#define WAYMARK_COMMON_RPC_SERVE_H_

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/status/status.h"

#include "common/config/followed_log_level.h"
#include "common/config/service_flags.h"
#include "common/rpc/server.h"
#include "common/rpc/termination.h"
#include "common/security/credentials/serving_credentials.h"
#include "common/security/process/core_dumps.h"
#include "common/security/process/private_files.h"
#include "common/telemetry/log.h"

namespace waymark::rpc {

// What both services are told by their flags.
struct ServiceFlags {
  std::string listen;
  std::string metrics_listen;
  std::filesystem::path data_dir;
  std::filesystem::path reference_dir;
  std::filesystem::path policy;
  security::TlsOptions tls;
  bool insecure = false;
  ServerLimits limits;
};
// `listen` is a flag of the service's own, as its default is.
ServiceFlags ReadServiceFlags(std::string listen);

// Each in a sentence that says what to do; none where all is well.
using Faults = std::vector<std::string>;

// What is missing or too much: --data_dir; either --tls_dir with --trust_domain or --insecure, as
// nobody serves without certificates unasked; addresses; limits.
Faults FlagFaults(const ServiceFlags& flags);

// What of that which the flags name will not do: reference data, policy, credentials, which are for
// these usages. Changes nothing, and does not look at the store.
Faults SourceFaults(const ServiceFlags& flags, std::vector<security::Usage> usages);

void Append(Faults& faults, const absl::Status& status);

// Debian's build of Abseil looks at each lock for a circle of locks, as its assertions are on,
// which takes longer than the lock. Tests look for them: builds with assertions of ours go on doing
// so.
void DoNotLookForDeadlocks();

// Starts an Environment, serves until SIGTERM or SIGINT, and drains it. Returns the exit status: 2
// where there are faults, 1 where it could not start, each with the reason on stderr.
template <typename Environment, typename Options>
int Serve(const Faults& faults, const Options& options) {
  for (const std::string& fault : faults) std::cerr << "serve: " << fault << "\n";
  if (!faults.empty()) return 2;
  if (const absl::Status forbidden = security::ForbidCoreDumps(); !forbidden.ok()) {
    log::Error("cannot start", {{"cause", forbidden.ToString()}});
    return EXIT_FAILURE;
  }
  security::MakeFilesPrivate();
  // Before every other thread, one of which would else be ended by the signal, and the process so.
  const Termination termination;
  const config::FollowedLogLevel log_level(absl::GetFlag(FLAGS_config));
  DoNotLookForDeadlocks();
  Server::EnableHealthAndReflection();
  auto environment = Environment::Start(options);
  if (!environment.ok()) {
    log::Error("cannot start", {{"cause", environment.status().ToString()}});
    return EXIT_FAILURE;
  }
  termination.Wait();
  (*environment)->Drain();
  return EXIT_SUCCESS;
}

}  // namespace waymark::rpc

#endif  // WAYMARK_COMMON_RPC_SERVE_H_
