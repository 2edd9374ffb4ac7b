#ifndef WAYMARK_COMMON_STORAGE_STORAGE_METRICS_H_
#define WAYMARK_COMMON_STORAGE_STORAGE_METRICS_H_

#include <functional>

#include "common/storage/vitals.h"
#include "common/telemetry/metrics/metrics.h"

namespace waymark::storage {

// Adds what RocksDB tells of a database, looked at once for each number.
void AddTo(metrics::Metrics& metrics, const std::function<Vitals()>& look);

}  // namespace waymark::storage

#endif  // WAYMARK_COMMON_STORAGE_STORAGE_METRICS_H_
