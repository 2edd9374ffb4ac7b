#ifndef WAYMARK_INGEST_SERVICE_RULES_REQUESTS_REVISION_ERASURE_H_
#define WAYMARK_INGEST_SERVICE_RULES_REQUESTS_REVISION_ERASURE_H_

#include "absl/status/statusor.h"
#include "waymark/v1/admin_service.pb.h"

#include "common/model/resource_name.h"
#include "common/reference/reference_data.h"

namespace waymark::ingest {

// The visit of which an EraseRevisionRequest erases a revision, once all of it is checked.
// errors::InvalidRequest with every violation.
absl::StatusOr<model::VisitName> CheckErasure(const reference::ReferenceData& reference,
                                              const v1::EraseRevisionRequest& request);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_REQUESTS_REVISION_ERASURE_H_
