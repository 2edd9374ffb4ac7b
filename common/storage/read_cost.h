#ifndef WAYMARK_COMMON_STORAGE_READ_COST_H_
#define WAYMARK_COMMON_STORAGE_READ_COST_H_

#include <cstdint>

namespace waymark::storage {

// What a database has been read for since it was opened, by RocksDB's own counters. A Scan is
// counted once it ends.
struct ReadCost {
  std::uint64_t gets = 0;         // Single keys asked for, whether there or not.
  std::uint64_t seeks = 0;        // Scans begun, or moved by a seek.
  std::uint64_t steps = 0;        // Keys to which a scan moved on.
  std::uint64_t bytes = 0;        // Of the keys and values that scans came to, and of values got.
  std::uint64_t blocks = 0;       // Of tables, with their indexes and filters, cached or not.
  std::uint64_t disk_blocks = 0;  // Those of them that were not cached.

  friend bool operator==(const ReadCost&, const ReadCost&) = default;
  friend ReadCost operator-(const ReadCost& after, const ReadCost& before) {
    return {.gets = after.gets - before.gets,
            .seeks = after.seeks - before.seeks,
            .steps = after.steps - before.steps,
            .bytes = after.bytes - before.bytes,
            .blocks = after.blocks - before.blocks,
            .disk_blocks = after.disk_blocks - before.disk_blocks};
  }
};

}  // namespace waymark::storage

#endif  // WAYMARK_COMMON_STORAGE_READ_COST_H_
