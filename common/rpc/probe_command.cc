#include "common/rpc/probe_command.h"

#include <cstdlib>
#include <iostream>
#include <string>

#include "absl/flags/flag.h"
#include "absl/time/time.h"

#include "common/config/tls_flags.h"
#include "common/rpc/probe.h"
#include "common/security/credentials/tls_credentials.h"

ABSL_FLAG(std::string, address, "", "HOST:PORT of the service to ask. Required.");
ABSL_FLAG(absl::Duration, probe_timeout, absl::Seconds(2), "How long to wait for its answer.");

namespace waymark::rpc {

config::Command ProbeCommand() {
  return {.name = "probe",
          .arguments = "",
          .summary = "Ask a service whether it is serving.",
          .flags = {"address", "tls_dir", "probe_timeout"},
          .details =
              "Exit status 0 where it is, 1 where it is not or does not answer.\n\n"
              "Example:\n  probe --address=127.0.0.1:7601",
          .run = [](const std::vector<std::string>&) {
            const auto credentials = security::CommandCredentials(absl::GetFlag(FLAGS_tls_dir));
            const absl::Status status = credentials.ok()
                                            ? Probe(absl::GetFlag(FLAGS_address), *credentials,
                                                    absl::GetFlag(FLAGS_probe_timeout))
                                            : credentials.status();
            if (status.ok()) return EXIT_SUCCESS;
            std::cerr << status.message() << "\n";
            return EXIT_FAILURE;
          }};
}

}  // namespace waymark::rpc
