#include "ingest-service/rules/requests/visit_deletion.h"

#include <optional>

#include "ingest-service/rules/requests/request_id.h"
#include "ingest-service/rules/requests/visit_reference.h"
#include "ingest-service/rules/violations.h"
#include "ingest-service/rules/visit_dates.h"

namespace waymark::ingest {

absl::StatusOr<model::VisitName> CheckDeletion(const reference::ReferenceData& reference,
                                               const v1::DeleteVisitRequest& request) {
  Violations violations;
  std::optional<model::VisitName> name =
      ReferredVisit(reference, EventDays({}), request.name(), violations);
  CheckEtagGiven(request.etag(), violations);
  CheckReason(request.reason(), violations);
  CheckRequestId(request.request_id(), violations);
  if (!violations.empty()) return violations.ToStatus();
  return *std::move(name);
}

v1::Visit DeletionOf(const model::VisitName& name, const internal::v1::VisitIdentity& identity,
                     const std::string& reason) {
  v1::Visit visit;
  visit.set_name(name.ToString());
  visit.set_type(identity.type());
  visit.set_status(identity.status());
  visit.set_start_date(identity.start_date());
  visit.set_end_date(identity.end_date());
  visit.set_published_date(identity.published_date());
  visit.set_deleted(true);
  visit.set_delete_reason(reason);
  return visit;
}

}  // namespace waymark::ingest
