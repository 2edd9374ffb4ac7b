#ifndef WAYMARK_INGEST_SERVICE_RULES_STATEMENTS_OBSERVATION_RULES_H_
#define WAYMARK_INGEST_SERVICE_RULES_STATEMENTS_OBSERVATION_RULES_H_

#include "waymark/v1/visit.pb.h"

#include "common/reference/reference_data.h"
#include "ingest-service/rules/violations.h"

namespace waymark::ingest {

// What the fields of an observation demand of each other, and its figures by its measure's unit.
// Expects defaults and ids filled in. The path of `violations` is the visit's.
void CheckObservations(const reference::ReferenceData& reference, const v1::Visit& visit,
                       Violations& violations);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_STATEMENTS_OBSERVATION_RULES_H_
