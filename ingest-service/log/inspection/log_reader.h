#ifndef WAYMARK_INGEST_SERVICE_LOG_INSPECTION_LOG_READER_H_
#define WAYMARK_INGEST_SERVICE_LOG_INSPECTION_LOG_READER_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "waymark/internal/v1/change_feed.pb.h"

namespace waymark::ingest {

// Who a log is read to, wherever it lies.
class LogReader {
 public:
  virtual ~LogReader() = default;
  // Once, before any change: what the chain of hashes begins with, and the last change that will be
  // read to it.
  virtual void Begin(const std::string& chain_id, std::uint64_t last_sequence) = 0;
  // Each change in the order of the log. An error ends the reading.
  virtual absl::Status Take(const internal::v1::Change& change) = 0;
};

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_INSPECTION_LOG_READER_H_
