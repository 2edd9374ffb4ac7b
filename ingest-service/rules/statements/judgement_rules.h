#ifndef WAYMARK_INGEST_SERVICE_RULES_STATEMENTS_JUDGEMENT_RULES_H_
#define WAYMARK_INGEST_SERVICE_RULES_STATEMENTS_JUDGEMENT_RULES_H_

#include "waymark/v1/visit.pb.h"

#include "common/reference/reference_data.h"
#include "ingest-service/rules/violations.h"

namespace waymark::ingest {

// Grades, each of another area of the visit's framework. A framework of which the reference data
// list no area (PRE_SIF: they differed from one inspection to the next) takes any slug as one. The
// path of `violations` is the visit's.
void CheckJudgements(const reference::ReferenceData& reference, const v1::Visit& visit,
                     Violations& violations);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_STATEMENTS_JUDGEMENT_RULES_H_
