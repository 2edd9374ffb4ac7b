#ifndef WAYMARK_INGEST_SERVICE_RULES_FIELDS_FIELD_RULES_H_
#define WAYMARK_INGEST_SERVICE_RULES_FIELDS_FIELD_RULES_H_

#include <string_view>

#include "absl/time/civil_time.h"
#include "waymark/v1/visit.pb.h"

#include "common/reference/reference_data.h"
#include "ingest-service/rules/violations.h"
#include "ingest-service/rules/visit_ids.h"

namespace waymark::ingest {

// Judges each field of the visit, and of everything in it, by itself, and reports what WalkFields
// does. `bytes` is the visit as this library serializes it: mostly a scan of them finds that there
// is nothing to report.
void CheckFields(const reference::ReferenceData& reference, absl::CivilDay today,
                 const VisitIds& ids, const v1::Visit& visit, std::string_view bytes,
                 Violations& violations);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_FIELDS_FIELD_RULES_H_
