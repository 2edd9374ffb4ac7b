#include "ingest-service/handlers/create_visit_handler.h"

#include <utility>

#include "common/status/status_macros.h"
#include "ingest-service/handlers/submission_warnings.h"
#include "ingest-service/rules/visit_preparation.h"

namespace waymark::ingest {

absl::StatusOr<VisitWrite> CreateVisitHandler::Prepare(
    const v1::CreateVisitRequest& request) const {
  WAYMARK_ASSIGN_OR_RETURN(PreparedVisit prepared,
                           PrepareVisit(reference(), Today(),
                                        {.parent = request.parent(),
                                         .visit_id = request.visit_id(),
                                         .visit = request.visit(),
                                         .request_id = request.request_id()}));
  VisitWrite write;
  write.warnings = SubmissionWarnings(reference(), store(), prepared);
  write.name = std::move(prepared.name);
  write.visit = std::move(prepared.visit);
  write.allow_probable_duplicate = request.allow_probable_duplicate();
  return write;
}

}  // namespace waymark::ingest
