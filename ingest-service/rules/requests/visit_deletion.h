#ifndef WAYMARK_INGEST_SERVICE_RULES_REQUESTS_VISIT_DELETION_H_
#define WAYMARK_INGEST_SERVICE_RULES_REQUESTS_VISIT_DELETION_H_

#include <string>

#include "absl/status/statusor.h"
#include "waymark/internal/v1/stored_log.pb.h"
#include "waymark/v1/ingest_service.pb.h"
#include "waymark/v1/visit.pb.h"

#include "common/model/resource_name.h"
#include "common/reference/reference_data.h"

namespace waymark::ingest {

// The visit a DeleteVisitRequest withdraws, once all of it is checked. errors::InvalidRequest with
// every violation.
absl::StatusOr<model::VisitName> CheckDeletion(const reference::ReferenceData& reference,
                                               const v1::DeleteVisitRequest& request);

// What the revision holds that withdraws a visit: which one it is, and why. What it held stays in
// the revision before and nowhere else, so that it can be erased there.
v1::Visit DeletionOf(const model::VisitName& name, const internal::v1::VisitIdentity& identity,
                     const std::string& reason);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_REQUESTS_VISIT_DELETION_H_
