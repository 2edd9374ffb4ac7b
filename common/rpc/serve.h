#ifndef WAYMARK_COMMON_RPC_SERVE_H_
#define WAYMARK_COMMON_RPC_SERVE_H_

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "absl/status/status.h"

#include "common/rpc/server.h"
#include "common/rpc/termination.h"
#include "common/security/credentials/serving_credentials.h"
#include "common/security/process/core_dumps.h"
#include "common/security/process/private_files.h"
#include "common/telemetry/log.h"

namespace waymark::rpc {

// OK where serving can be tried; else what is missing or too much: --data_dir, and either --tls_dir
// with --trust_domain or --insecure. Nobody serves without certificates unasked.
absl::Status CheckServeFlags(bool insecure, const std::filesystem::path& data_dir,
                             const security::TlsOptions& tls);

// What the flags say of certificates.
security::TlsOptions TlsFromFlags();

// What the flags say of connections.
ServerLimits LimitsFromFlags();
// OK, or which of them will not do.
absl::Status CheckLimits(const ServerLimits& limits);

// Starts an Environment, serves until SIGTERM or SIGINT, and drains it. Returns the exit status: 2
// for flags that will not do, 1 where it could not start, each with the reason on stderr.
template <typename Environment, typename Options>
int Serve(bool insecure, const Options& options) {
  absl::Status flags = CheckServeFlags(insecure, options.data_dir, options.tls);
  flags.Update(CheckLimits(options.limits));
  if (!flags.ok()) {
    std::cerr << "serve: " << flags.message() << "\n";
    return 2;
  }
  if (const absl::Status forbidden = security::ForbidCoreDumps(); !forbidden.ok()) {
    log::Error("cannot start", {{"cause", forbidden.ToString()}});
    return EXIT_FAILURE;
  }
  security::MakeFilesPrivate();
  const Termination termination;
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
