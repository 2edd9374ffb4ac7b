#ifndef WAYMARK_INGEST_SERVICE_LOG_BALLAST_H_
#define WAYMARK_INGEST_SERVICE_LOG_BALLAST_H_

#include <cstdint>
#include <filesystem>

#include "absl/status/status.h"

namespace waymark::ingest {

// A file that holds nothing but room: on a disk that others filled, an operator removes it, so that
// the log can be opened again.
//
// Makes it of `bytes`, or of another size what it is now; 0: removes it. RESOURCE_EXHAUSTED, and no
// file, where less than `min_free_bytes` would be left; UNAVAILABLE for other faults of the disk.
absl::Status KeepBallast(const std::filesystem::path& file, std::uint64_t bytes,
                         std::uint64_t min_free_bytes);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_BALLAST_H_
