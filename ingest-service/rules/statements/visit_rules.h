#ifndef WAYMARK_INGEST_SERVICE_RULES_STATEMENTS_VISIT_RULES_H_
#define WAYMARK_INGEST_SERVICE_RULES_STATEMENTS_VISIT_RULES_H_

#include <cstddef>

#include "waymark/v1/visit.pb.h"

#include "ingest-service/rules/violations.h"

namespace waymark::ingest {

// What the fields of a visit itself demand of each other: what only inspections have, that it says
// something at all, and the form of its labels. The path of `violations` is the visit's.
void CheckVisit(const v1::Visit& visit, Violations& violations);

// Reports a visit of more than kMaxVisitBytes; whether it has no more. The path as above.
bool CheckSize(std::size_t bytes, Violations& violations);

// Whether this type of visit starts an episode and can be a baseline: a full, short or
// re-inspection.
bool IsInspection(v1::VisitType type);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_STATEMENTS_VISIT_RULES_H_
