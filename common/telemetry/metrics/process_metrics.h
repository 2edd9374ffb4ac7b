#ifndef WAYMARK_COMMON_TELEMETRY_METRICS_PROCESS_METRICS_H_
#define WAYMARK_COMMON_TELEMETRY_METRICS_PROCESS_METRICS_H_

#include "common/telemetry/metrics/metrics.h"

namespace waymark::metrics {

// Adds what the system tells of this process. What it does not tell reads 0.
void AddProcess(Metrics& metrics);

}  // namespace waymark::metrics

#endif  // WAYMARK_COMMON_TELEMETRY_METRICS_PROCESS_METRICS_H_
