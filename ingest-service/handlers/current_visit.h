#ifndef WAYMARK_INGEST_SERVICE_HANDLERS_CURRENT_VISIT_H_
#define WAYMARK_INGEST_SERVICE_HANDLERS_CURRENT_VISIT_H_

#include <string>

#include "absl/status/statusor.h"
#include "waymark/internal/v1/stored_log.pb.h"

#include "common/model/resource_name.h"
#include "ingest-service/log/log_store.h"

namespace waymark::ingest {

// The head of the visit that a change with this etag rests on, as far as is known before the
// committer decides: VISIT_NOT_FOUND, VISIT_DELETED, ETAG_STALE.
absl::StatusOr<internal::v1::Head> FindCurrent(const LogStore& store, const model::VisitName& name,
                                               const std::string& etag);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_HANDLERS_CURRENT_VISIT_H_
