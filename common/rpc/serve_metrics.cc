#include "common/rpc/serve_metrics.h"

#include <cstdint>
#include <utility>

#include "common/config/command_line.h"
#include "common/status/status_macros.h"
#include "common/telemetry/log.h"
#include "common/telemetry/metrics/process_metrics.h"

namespace waymark::rpc {
namespace {

void AddCredentials(const security::CredentialDirectory& directory, metrics::Metrics& metrics) {
  const auto add = [&](const char* part, double security::DaysLeft::*days) {
    metrics.Add(metrics::kCredentialsDaysLeft, {{"part", part}},
                [&directory, days] { return directory.days_left().*days; });
  };
  add("certificate", &security::DaysLeft::certificate);
  add("certificate_authority", &security::DaysLeft::authorities);
  add("revocation_list", &security::DaysLeft::revocation_lists);
}

}  // namespace

absl::StatusOr<std::unique_ptr<metrics::MetricsPage>> ServeMetrics(
    const std::string& address, const std::string& program,
    const security::ServingCredentials& credentials, const AccessSources& access,
    const Server& server, const std::function<void(metrics::Metrics&)>& add_own) {
  if (address.empty()) return nullptr;
  metrics::Metrics metrics;
  metrics.Add(metrics::kBuildInfo, {{"program", program}, {"version", config::Version()}},
              [] { return 1.0; });
  metrics::AddProcess(metrics);
  if (credentials.directory != nullptr) AddCredentials(*credentials.directory, metrics);
  server.AddTo(metrics);
  if (access.refusals != nullptr) {
    metrics.Add(metrics::kCallsRefused, {},
                [&journal = *access.refusals] { return static_cast<double>(journal.recorded()); });
  }
  if (add_own) add_own(metrics);
  WAYMARK_ASSIGN_OR_RETURN(auto page, metrics::MetricsPage::Start(address, std::move(metrics)));
  log::Info("metrics", {{"address", address}, {"port", std::int64_t{page->port()}}});
  return page;
}

}  // namespace waymark::rpc
