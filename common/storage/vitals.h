#ifndef WAYMARK_COMMON_STORAGE_VITALS_H_
#define WAYMARK_COMMON_STORAGE_VITALS_H_

#include <cstdint>

namespace waymark::storage {

// How a database is, of all its families together: RocksDB's properties of these names.
struct Vitals {
  std::uint64_t live_data_bytes = 0;           // estimate-live-data-size
  std::uint64_t table_bytes = 0;               // total-sst-files-size
  std::uint64_t memtable_bytes = 0;            // cur-size-all-mem-tables
  std::uint64_t block_cache_bytes = 0;         // block-cache-usage
  std::uint64_t pending_compaction_bytes = 0;  // estimate-pending-compaction-bytes
  std::uint64_t level0_files = 0;              // num-files-at-level0
  std::uint64_t write_stopped = 0;             // is-write-stopped
  std::uint64_t background_errors = 0;         // background-errors
};

}  // namespace waymark::storage

#endif  // WAYMARK_COMMON_STORAGE_VITALS_H_
