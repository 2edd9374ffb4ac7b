#ifndef WAYMARK_INGEST_SERVICE_RULES_FIELDS_FIELD_WALK_H_
#define WAYMARK_INGEST_SERVICE_RULES_FIELDS_FIELD_WALK_H_

#include "absl/time/civil_time.h"
#include "waymark/v1/visit.pb.h"

#include "common/reference/reference_data.h"
#include "ingest-service/rules/violations.h"
#include "ingest-service/rules/visit_ids.h"

namespace waymark::ingest {

// Walks the visit and everything in it and judges each field by itself, as FieldTable() says:
// REQUIRED, TOO_LONG, OUT_OF_RANGE (also NaN and infinity), DUPLICATE (a list of names or ids that
// holds one twice), the rules of its kind, UNKNOWN_ENUM_VALUE, and UNKNOWN_FIELD at the message
// that holds fields this version does not know. Of a list that is too long only as many elements as
// it may have are judged, which bounds the work. The path of `violations` is the visit's.
void WalkFields(const reference::ReferenceData& reference, absl::CivilDay today,
                const VisitIds& ids, const v1::Visit& visit, Violations& violations);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_FIELDS_FIELD_WALK_H_
