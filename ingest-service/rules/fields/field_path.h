#ifndef WAYMARK_INGEST_SERVICE_RULES_FIELDS_FIELD_PATH_H_
#define WAYMARK_INGEST_SERVICE_RULES_FIELDS_FIELD_PATH_H_

#include <cstddef>
#include <string_view>

#include "ingest-service/rules/violations.h"
#include "ingest-service/rules/visit_ids.h"

namespace waymark::ingest {

// Judges the path of a field inside a visit, elements of lists by id: `start_date`, `findings`,
// `findings[f2]`, `findings[f2].standing`, `judgements[care-leavers].grade`. Elements without an id
// are chosen by what tells them apart or by position, which is not checked further.
//
// Reports at the path of `violations`: TOO_LONG; MALFORMED where it has another form or a name that
// is no field there; else UNKNOWN_ID where the visit has no source, finding, observation or
// recommendation of the id.
void CheckFieldPath(std::string_view path, std::size_t max_bytes, const VisitIds& ids,
                    Violations& violations);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_FIELDS_FIELD_PATH_H_
