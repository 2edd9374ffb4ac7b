#include "query-service/commands/serve_command.h"

#include <cstdint>
#include <string>
#include <vector>

#include "absl/flags/flag.h"

#include "common/config/client_flags.h"
#include "common/config/service_flags.h"
#include "common/rpc/serve.h"
#include "query-service/environment.h"

ABSL_FLAG(std::string, listen, "127.0.0.1:7602", "HOST:PORT to serve on; port 0 takes a free one.");
ABSL_FLAG(
    absl::Duration, max_feed_lag, absl::Minutes(5),
    "Health says NOT_SERVING (readiness; see 'probe') once this service has known for so long "
    "that it does not hold all there is, or has not heard from the ingest service. Calls are "
    "answered all the same, and say how far their answer goes. At least 1s.");

ABSL_FLAG(
    std::uint64_t, answer_cache_bytes, waymark::query::kDefaultAnswerCacheBytes,
    "Memory for answers that are kept: a progress report, comparison or summary that is asked "
    "for again is given at once as long as no visit that it rests on has changed. 0: no "
    "answer is kept; comparisons still take what --comparison_cache_bytes keeps.");

ABSL_FLAG(
    std::uint64_t, comparison_cache_bytes, waymark::query::kDefaultComparisonCacheBytes,
    "Memory for what comparisons say of each authority: it is kept until a visit that it rests on "
    "changes, and whatever group the authority is compared in next takes it. An entry for each "
    "authority, question and set of rights: some 6 KB by measure, more by theme or "
    "recommendations. "
    "0: every authority of a group is read and computed for every comparison.");

namespace waymark::query {
namespace {

constexpr absl::Duration kLeastFeedLag = absl::Seconds(1);

rpc::Faults AllFlagFaults(const rpc::ServiceFlags& flags) {
  rpc::Faults faults = rpc::FlagFaults(flags);
  if (absl::GetFlag(FLAGS_max_feed_lag) < kLeastFeedLag) {
    faults.emplace_back("--max_feed_lag is 1s at least");
  }
  return faults;
}

int RunServe(const std::vector<std::string>&) {
  const rpc::ServiceFlags flags = rpc::ReadServiceFlags(absl::GetFlag(FLAGS_listen));
  return rpc::Serve<Environment>(
      AllFlagFaults(flags),
      ServeOptions{.listen = flags.listen,
                   .ingest = absl::GetFlag(FLAGS_ingest),
                   .data_dir = flags.data_dir,
                   .reference_dir = flags.reference_dir,
                   .tls = flags.tls,
                   .policy = flags.policy,
                   .metrics_listen = flags.metrics_listen,
                   .limits = flags.limits,
                   .max_feed_lag = absl::GetFlag(FLAGS_max_feed_lag),
                   .answer_cache_bytes = absl::GetFlag(FLAGS_answer_cache_bytes),
                   .comparison_cache_bytes = absl::GetFlag(FLAGS_comparison_cache_bytes)});
}

rpc::Faults CheckServe() {
  const rpc::ServiceFlags flags = rpc::ReadServiceFlags(absl::GetFlag(FLAGS_listen));
  rpc::Faults faults = AllFlagFaults(flags);
  if (!faults.empty()) return faults;
  return rpc::SourceFaults(flags, {security::Usage::kServer, security::Usage::kClient});
}

}  // namespace

config::Command ServeCommand() {
  return {.name = "serve",
          .arguments = "",
          .summary = "Follow an ingest service and answer questions over gRPC.",
          .flags = {"config", "listen", "ingest", "data_dir", "reference_dir", "tls_dir",
                    "trust_domain", "policy", "insecure", "max_connections",
                    "max_connections_per_address", "max_connection_age", "metrics_listen",
                    "max_feed_lag", "answer_cache_bytes", "comparison_cache_bytes", "log_level"},
          .details =
              "Keeps its own store, filled from the ingest service, which need not run yet; the\n"
              "store may be deleted while the service is stopped and is then built anew.\n"
              "Runs until SIGTERM or SIGINT, then finishes what is under way and leaves with "
              "status 0.\nLogs one JSON object a line to stderr.\n\n"
              "Example:\n  waymark-query serve --ingest=127.0.0.1:7601 "
              "--data_dir=/var/lib/waymark-query --insecure",
          .run = RunServe,
          .check = CheckServe};
}

}  // namespace waymark::query
