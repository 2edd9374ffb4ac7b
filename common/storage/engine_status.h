#ifndef WAYMARK_COMMON_STORAGE_ENGINE_STATUS_H_
#define WAYMARK_COMMON_STORAGE_ENGINE_STATUS_H_

#include "absl/status/status.h"
#include "rocksdb/status.h"

namespace waymark::storage {

// What an error of RocksDB is to everybody else: Corruption, and a file that is not there,
// DATA_LOSS, Busy and TimedOut UNAVAILABLE, a full disk RESOURCE_EXHAUSTED, the rest INTERNAL, with
// RocksDB's text, which is for the log and for operators only.
absl::Status FromRocks(const rocksdb::Status& status);

}  // namespace waymark::storage

#endif  // WAYMARK_COMMON_STORAGE_ENGINE_STATUS_H_
