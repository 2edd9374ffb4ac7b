#ifndef WAYMARK_INGEST_SERVICE_RULES_WARNINGS_CONFLICT_WARNINGS_H_
#define WAYMARK_INGEST_SERVICE_RULES_WARNINGS_CONFLICT_WARNINGS_H_

#include <vector>

#include "waymark/v1/visit.pb.h"
#include "waymark/v1/warning.pb.h"

namespace waymark::ingest {

// CONFLICT_UNRESOLVED, visit.conflicting_reports[i].resolution: for each that is not settled.
std::vector<v1::Warning> ConflictWarnings(const v1::Visit& visit);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_WARNINGS_CONFLICT_WARNINGS_H_
