#include "common/storage/storage_metrics.h"

#include <cstdint>

namespace waymark::storage {

void AddTo(metrics::Metrics& metrics, const std::function<Vitals()>& look) {
  const auto add = [&](const metrics::Metric& metric, std::uint64_t Vitals::*number) {
    metrics.Add(metric, {}, [look, number] { return static_cast<double>(look().*number); });
  };
  add(metrics::kRocksLiveBytes, &Vitals::live_data_bytes);
  add(metrics::kRocksTableBytes, &Vitals::table_bytes);
  add(metrics::kRocksMemtableBytes, &Vitals::memtable_bytes);
  add(metrics::kRocksCacheBytes, &Vitals::block_cache_bytes);
  add(metrics::kRocksPendingBytes, &Vitals::pending_compaction_bytes);
  add(metrics::kRocksLevel0Files, &Vitals::level0_files);
  add(metrics::kRocksWriteStopped, &Vitals::write_stopped);
  add(metrics::kRocksBackgroundErrors, &Vitals::background_errors);
}

}  // namespace waymark::storage
