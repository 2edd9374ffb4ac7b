#ifndef WAYMARK_COMMON_TELEMETRY_METRICS_METRICS_PAGE_H_
#define WAYMARK_COMMON_TELEMETRY_METRICS_METRICS_PAGE_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "common/telemetry/metrics/metrics.h"

struct MHD_Daemon;

namespace waymark::metrics {

// Serves the metrics to a monitoring system: GET /metrics over plain HTTP, on a thread of its own.
// Whoever reaches the address may read it: it tells nothing of visits or callers. Bounded in
// connections (16, and 4 of one address), memory of each (16 KiB) and silence (10 s).
class MetricsPage {
 public:
  // Listens on HOST:PORT; port 0 takes a free one. INVALID_ARGUMENT for an address that will not
  // do, UNAVAILABLE where it cannot be had.
  static absl::StatusOr<std::unique_ptr<MetricsPage>> Start(const std::string& address,
                                                            Metrics metrics);
  // Ends what is being answered.
  ~MetricsPage();
  MetricsPage(const MetricsPage&) = delete;
  MetricsPage& operator=(const MetricsPage&) = delete;

  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] const Metrics& metrics() const { return metrics_; }

 private:
  explicit MetricsPage(Metrics metrics) : metrics_(std::move(metrics)) {}

  const Metrics metrics_;
  std::vector<MHD_Daemon*> daemons_;  // One for each socket: a name may have several addresses.
  int port_ = 0;
};

}  // namespace waymark::metrics

#endif  // WAYMARK_COMMON_TELEMETRY_METRICS_METRICS_PAGE_H_
