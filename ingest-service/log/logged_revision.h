#ifndef WAYMARK_INGEST_SERVICE_LOG_LOGGED_REVISION_H_
#define WAYMARK_INGEST_SERVICE_LOG_LOGGED_REVISION_H_

#include <cstdint>

#include "absl/status/statusor.h"

#include "common/model/resource_name.h"
#include "ingest-service/log/log_store.h"

namespace waymark::ingest {

// Where a revision stands in the log.
struct LoggedRevision {
  std::uint64_t sequence = 0;   // Of the change that wrote it.
  std::uint64_t erased_by = 0;  // Of the change that erased it; 0 where none did.
};

// Walks the log for a revision that it has: there is no index for what is so seldom asked.
// DATA_LOSS where it is not there.
absl::StatusOr<LoggedRevision> FindLoggedRevision(const LogStore& store,
                                                  const model::VisitName& name,
                                                  std::int64_t revision);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_LOG_LOGGED_REVISION_H_
