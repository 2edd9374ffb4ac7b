#include "ingest-service/rules/fields/field_rules.h"

#include "ingest-service/rules/fields/field_scan.h"
#include "ingest-service/rules/fields/field_walk.h"

namespace waymark::ingest {

void CheckFields(const reference::ReferenceData& reference, absl::CivilDay today,
                 const VisitIds& ids, const v1::Visit& visit, std::string_view bytes,
                 Violations& violations) {
  if (ScanFindsNothing(reference, today, ids, bytes)) return;
  WalkFields(reference, today, ids, visit, violations);
}

}  // namespace waymark::ingest
