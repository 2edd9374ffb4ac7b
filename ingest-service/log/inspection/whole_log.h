#ifndef WAYMARK_INGEST_SERVICE_LOG_INSPECTION_WHOLE_LOG_H_
#define WAYMARK_INGEST_SERVICE_LOG_INSPECTION_WHOLE_LOG_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace waymark::ingest {

// A change by its place and the chain's hash there.
struct ChainPoint {
  std::uint64_t sequence = 0;
  std::string hash;
};

// What a log was found to be.
struct WholeLog {
  std::string log_id;
  std::string chain_id;
  ChainPoint end;
  std::size_t visits = 0;
};

// Looks through the log in a data directory that nothing serves, from its first change: the chain,
// the files, each visit's noted state and each remembered request. Not the mark of what was
// acknowledged. DATA_LOSS at the first thing that is wrong, or where the log does not come to
// `holds` or has another hash there; the error of `go_on`, which is asked every now and then; else
// as StoredLog::Open.
absl::StatusOr<WholeLog> CheckWholeLog(const std::filesystem::path& data_dir,
                                       const ChainPoint& holds,
                                       const std::function<absl::Status()>& go_on = absl::OkStatus);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_INSPECTION_WHOLE_LOG_H_
