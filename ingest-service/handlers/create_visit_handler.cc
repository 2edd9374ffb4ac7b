#include "ingest-service/handlers/create_visit_handler.h"

#include <utility>

#include "common/status/status_macros.h"
#include "ingest-service/handlers/recorded_visit.h"
#include "ingest-service/rules/visit_preparation.h"
#include "ingest-service/rules/warnings/visit_figures.h"
#include "ingest-service/rules/warnings/visit_warnings.h"

namespace waymark::ingest {

absl::StatusOr<VisitWrite> CreateVisitHandler::Prepare(v1::CreateVisitRequest& request) const {
  WAYMARK_ASSIGN_OR_RETURN(PreparedVisit prepared,
                           PrepareVisit(reference(), Today(),
                                        {.parent = std::move(*request.mutable_parent()),
                                         .visit_id = std::move(*request.mutable_visit_id()),
                                         .visit = std::move(*request.mutable_visit()),
                                         .request_id = std::move(*request.mutable_request_id())}));
  VisitWrite write;
  write.warnings = VisitWarnings(reference(), prepared.visit);
  write.figures = TakeFigures(reference(), prepared.visit);
  write.name = std::move(prepared.name);
  write.visit = std::move(prepared.visit);
  write.visit_bytes = std::move(prepared.bytes);
  write.allow_probable_duplicate = request.allow_probable_duplicate();
  return write;
}

}  // namespace waymark::ingest
