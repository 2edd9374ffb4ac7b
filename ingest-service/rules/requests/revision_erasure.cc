#include "ingest-service/rules/requests/revision_erasure.h"

#include <optional>

#include "absl/strings/str_cat.h"

#include "ingest-service/rules/requests/visit_reference.h"
#include "ingest-service/rules/violations.h"
#include "ingest-service/rules/visit_dates.h"

namespace waymark::ingest {

absl::StatusOr<model::VisitName> CheckErasure(const reference::ReferenceData& reference,
                                              const v1::EraseRevisionRequest& request) {
  Violations violations;
  std::optional<model::VisitName> name =
      ReferredVisit(reference, EventDays({}), request.name(), violations);
  if (request.revision() < 1) {
    violations.AddAt("revision", v1::VIOLATION_REASON_OUT_OF_RANGE,
                     absl::StrCat(request.revision(),
                                  " is no number of a revision; they count from 1 "
                                  "(ListVisitRevisions shows them)"));
  }
  CheckReason(request.reason(), violations);
  if (!violations.empty()) return violations.ToStatus();
  return *std::move(name);
}

}  // namespace waymark::ingest
