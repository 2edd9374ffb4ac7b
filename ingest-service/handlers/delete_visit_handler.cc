#include "ingest-service/handlers/delete_visit_handler.h"

#include <utility>

#include "common/status/status_macros.h"
#include "ingest-service/handlers/current_visit.h"
#include "ingest-service/rules/requests/visit_deletion.h"

namespace waymark::ingest {

absl::StatusOr<VisitWrite> DeleteVisitHandler::Prepare(v1::DeleteVisitRequest& request) const {
  VisitWrite write;
  write.intent = VisitWrite::Intent::kDelete;
  WAYMARK_ASSIGN_OR_RETURN(write.name, CheckDeletion(reference(), request));
  WAYMARK_ASSIGN_OR_RETURN(const auto head, FindCurrent(store(), write.name, request.etag()));
  write.visit = DeletionOf(write.name, head.identity(), request.reason());
  write.etag = request.etag();
  return write;
}

}  // namespace waymark::ingest
