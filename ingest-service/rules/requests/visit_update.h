#ifndef WAYMARK_INGEST_SERVICE_RULES_REQUESTS_VISIT_UPDATE_H_
#define WAYMARK_INGEST_SERVICE_RULES_REQUESTS_VISIT_UPDATE_H_

#include "absl/status/statusor.h"
#include "waymark/v1/ingest_service.pb.h"
#include "waymark/v1/visit.pb.h"

#include "common/model/resource_name.h"
#include "common/reference/reference_data.h"

namespace waymark::ingest {

// The visit an UpdateVisitRequest changes, once all is checked that can be without looking at it:
// name, etag, update_mask and request_id. errors::InvalidRequest with every violation.
absl::StatusOr<model::VisitName> CheckUpdate(const reference::ReferenceData& reference,
                                             const v1::UpdateVisitRequest& request);

// `current` with the masked fields replaced by those of the request, which CheckUpdate has passed.
// What comes out is to be prepared like any submission.
v1::Visit ApplyUpdate(const v1::UpdateVisitRequest& request, v1::Visit current);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_REQUESTS_VISIT_UPDATE_H_
