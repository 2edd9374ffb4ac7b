#ifndef WAYMARK_INGEST_SERVICE_LOG_REBUILT_HEADS_H_
#define WAYMARK_INGEST_SERVICE_LOG_REBUILT_HEADS_H_

#include <string>

#include "absl/status/status.h"

#include "common/storage/database.h"

namespace waymark::ingest {

// Adds to `batch` what makes the heads in `database` what its log says: every head there goes, and
// one for each visit of the log comes. DATA_LOSS where the chain from `chain_id` breaks.
absl::Status AddRebuiltHeads(const storage::Database& database, const std::string& chain_id,
                             storage::Batch& batch);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_REBUILT_HEADS_H_
