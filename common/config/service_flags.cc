#include "common/config/service_flags.h"

#include "absl/flags/flag.h"

ABSL_FLAG(std::string, config, "",
          "File that says what other flags do not: TOML, a line for each flag, such as "
          "max_connections = 400 or listen = \"127.0.0.1:7601\". Read at the start; of log_level "
          "a change is taken up within seconds.");
ABSL_FLAG(waymark::log::Level, log_level, waymark::log::Level::kInfo,
          "What the log has lines of: debug, info (each call), warning (what somebody should know "
          "of) or error (what somebody should do something about), and all that matters more.");
ABSL_FLAG(std::string, data_dir, "",
          "Directory the service keeps its store in; made where it is missing. One service each. "
          "Required.");
ABSL_FLAG(std::string, reference_dir, "common/reference/data",
          "Directory of the reference data: authorities, codes, themes, measures.");
ABSL_FLAG(
    std::string, policy, "deploy/policy.textproto",
    "File that says who may do what, in protobuf's text format. Only its owner may be able to "
    "write it. A change is taken up while the service runs. Not read with --insecure, which "
    "lets everybody do everything.");
ABSL_FLAG(bool, insecure, false,
          "Serve without certificates, to everybody on this machine. Only on a loopback address.");
ABSL_FLAG(int, max_connections, 400,
          "Connections kept at once; more are closed. Each takes two open files, and the process "
          "raises its limit of them as far as it may (ulimit -Hn).");
ABSL_FLAG(int, max_connections_per_address, 100,
          "Of one IPv4 address, or of one /64 of IPv6. Behind a proxy all callers have the address "
          "of the proxy: then as many as --max_connections.");
ABSL_FLAG(absl::Duration, max_connection_age, absl::Minutes(15),
          "After so long a connection takes no new calls and its client makes another; a stream is "
          "ended in good order once it is as old, and its client goes on with another.");
ABSL_FLAG(
    std::string, metrics_listen, "",
    "HOST:PORT to serve metrics on for Prometheus, at /metrics over plain HTTP; port 0 takes a "
    "free one. They tell nothing of visits or callers, to whoever reaches the address. Empty: "
    "not at all.");
