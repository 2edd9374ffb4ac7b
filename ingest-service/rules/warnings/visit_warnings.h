#ifndef WAYMARK_INGEST_SERVICE_RULES_WARNINGS_VISIT_WARNINGS_H_
#define WAYMARK_INGEST_SERVICE_RULES_WARNINGS_VISIT_WARNINGS_H_

#include <vector>

#include "waymark/v1/visit.pb.h"
#include "waymark/v1/warning.pb.h"

#include "common/reference/reference_data.h"

namespace waymark::ingest {

// What a prepared visit says that a person should look at, as far as it can be seen from the visit
// alone: DateWarnings, ConflictWarnings, FigureDisagreements, WordWarnings and the FigureJumps
// inside it. All of them; CapWarnings cuts the list.
std::vector<v1::Warning> VisitWarnings(const reference::ReferenceData& reference,
                                       const v1::Visit& visit);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_WARNINGS_VISIT_WARNINGS_H_
