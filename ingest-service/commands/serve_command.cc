#include "ingest-service/commands/serve_command.h"

#include <string>
#include <vector>

#include "absl/flags/flag.h"

#include "common/config/service_flags.h"
#include "common/rpc/serve.h"
#include "ingest-service/environment.h"

ABSL_FLAG(std::string, listen, "127.0.0.1:7601", "HOST:PORT to serve on; port 0 takes a free one.");

namespace waymark::ingest {
namespace {

int RunServe(const std::vector<std::string>&) {
  return rpc::Serve<Environment>(absl::GetFlag(FLAGS_insecure),
                                 ServeOptions{.listen = absl::GetFlag(FLAGS_listen),
                                              .data_dir = absl::GetFlag(FLAGS_data_dir),
                                              .reference_dir = absl::GetFlag(FLAGS_reference_dir),
                                              .tls = rpc::TlsFromFlags(),
                                              .policy = absl::GetFlag(FLAGS_policy),
                                              .metrics_listen = absl::GetFlag(FLAGS_metrics_listen),
                                              .limits = rpc::LimitsFromFlags()});
}

}  // namespace

config::Command ServeCommand() {
  return {.name = "serve",
          .arguments = "",
          .summary = "Accept visits over gRPC and keep them.",
          .flags = {"listen", "data_dir", "reference_dir", "tls_dir", "trust_domain", "policy",
                    "insecure", "max_connections", "max_connections_per_address",
                    "max_connection_age", "metrics_listen"},
          .details =
              "Runs until SIGTERM or SIGINT, then finishes what is under way and leaves with "
              "status 0.\nLogs one JSON object a line to stderr.\n\n"
              "Example:\n  waymark-ingest serve --data_dir=/var/lib/waymark-ingest --insecure",
          .run = RunServe};
}

}  // namespace waymark::ingest
