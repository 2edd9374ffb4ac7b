#include "ingest-service/handlers/update_visit_handler.h"

#include <utility>

#include "common/status/status_macros.h"
#include "ingest-service/handlers/current_visit.h"
#include "ingest-service/handlers/recorded_visit.h"
#include "ingest-service/rules/requests/visit_update.h"
#include "ingest-service/rules/visit_ids.h"
#include "ingest-service/rules/visit_preparation.h"
#include "ingest-service/rules/warnings/visit_figures.h"
#include "ingest-service/rules/warnings/visit_warnings.h"

namespace waymark::ingest {

absl::StatusOr<VisitWrite> UpdateVisitHandler::Prepare(v1::UpdateVisitRequest& request) const {
  WAYMARK_ASSIGN_OR_RETURN(const model::VisitName name, CheckUpdate(reference(), request));
  WAYMARK_ASSIGN_OR_RETURN(const auto head, FindCurrent(store(), name, request.visit().etag()));
  WAYMARK_ASSIGN_OR_RETURN(const v1::Visit current, ReadRevision(store(), head.sequence()));
  v1::Visit updated = ApplyUpdate(request, current);
  AssignIds(updated, current);
  WAYMARK_ASSIGN_OR_RETURN(
      PreparedVisit prepared,
      PrepareVisit(reference(), Today(),
                   {.parent = model::FormatSingle(model::kAuthorities, name.authority_id),
                    .visit_id = name.visit_id,
                    .visit = std::move(updated)}));
  VisitWrite write;
  write.intent = VisitWrite::Intent::kUpdate;
  write.warnings = VisitWarnings(reference(), prepared.visit);
  write.figures = TakeFigures(reference(), prepared.visit);
  write.name = std::move(prepared.name);
  write.visit = std::move(prepared.visit);
  write.visit_bytes = std::move(prepared.bytes);
  write.etag = request.visit().etag();
  return write;
}

}  // namespace waymark::ingest
