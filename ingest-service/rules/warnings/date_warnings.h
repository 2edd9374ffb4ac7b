#ifndef WAYMARK_INGEST_SERVICE_RULES_WARNINGS_DATE_WARNINGS_H_
#define WAYMARK_INGEST_SERVICE_RULES_WARNINGS_DATE_WARNINGS_H_

#include <vector>

#include "waymark/v1/visit.pb.h"
#include "waymark/v1/warning.pb.h"

namespace waymark::ingest {

// END_WITHOUT_START, visit.start_date: there is an end and no start.
// PUBLISHED_BEFORE_VISIT, visit.published_date: certainly published before the start; where there
// is none, before the end.
std::vector<v1::Warning> DateWarnings(const v1::Visit& visit);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_WARNINGS_DATE_WARNINGS_H_
