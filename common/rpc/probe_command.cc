#include "common/rpc/probe_command.h"

#include <cstdlib>
#include <iostream>
#include <map>
#include <string>

#include "absl/flags/flag.h"
#include "absl/time/time.h"

#include "common/config/tls_flags.h"
#include "common/rpc/client/probe.h"
#include "common/rpc/server.h"
#include "common/security/credentials/tls_credentials.h"

ABSL_FLAG(std::string, address, "", "HOST:PORT of the service to ask. Required.");
ABSL_FLAG(std::string, check, "ready",
          "What to ask: live (it answers on the port it listens on: if not, it is to be started "
          "again), ready (calls should be sent to it), startup (it has opened its store).");
ABSL_FLAG(absl::Duration, probe_timeout, absl::Seconds(2), "How long to wait for its answer.");

namespace waymark::rpc {
namespace {

constexpr int kUsageError = 2;

int RunProbe() {
  static const auto& services = *new std::map<std::string, std::string>{
      {"live", Server::kLiveness}, {"ready", Server::kReadiness}, {"startup", Server::kStartup}};
  const auto service = services.find(absl::GetFlag(FLAGS_check));
  if (service == services.end()) {
    std::cerr << "--check is live, ready or startup\n";
    return kUsageError;
  }
  const auto credentials = security::CommandCredentials(absl::GetFlag(FLAGS_tls_dir));
  const absl::Status status = credentials.ok()
                                  ? Probe(absl::GetFlag(FLAGS_address), *credentials,
                                          absl::GetFlag(FLAGS_probe_timeout), service->second)
                                  : credentials.status();
  if (status.ok()) return EXIT_SUCCESS;
  std::cerr << status.message() << "\n";
  return EXIT_FAILURE;
}

}  // namespace

config::Command ProbeCommand() {
  return {
      .name = "probe",
      .arguments = "",
      .summary = "Ask a service whether it is ready, lives, or has started.",
      .flags = {"address", "check", "tls_dir", "probe_timeout"},
      .details =
          "Exit status 0 where it is, 1 where it is not or does not answer. For health checks\n"
          "of containers, which then need no other program. It asks the standard health service\n"
          "about 'liveness', 'readiness' or 'startup'.\n\n"
          "Example:\n  probe --address=127.0.0.1:7601 --check=live",
      .run = [](const std::vector<std::string>&) { return RunProbe(); }};
}

}  // namespace waymark::rpc
