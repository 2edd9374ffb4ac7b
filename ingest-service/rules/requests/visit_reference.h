#ifndef WAYMARK_INGEST_SERVICE_RULES_REQUESTS_VISIT_REFERENCE_H_
#define WAYMARK_INGEST_SERVICE_RULES_REQUESTS_VISIT_REFERENCE_H_

#include <optional>
#include <string_view>

#include "common/model/resource_name.h"
#include "common/reference/reference_data.h"
#include "ingest-service/rules/violations.h"

namespace waymark::ingest {

// The recorded visit a request is about, from the name it gives: any code or alias of the authority
// by the id. `event` is when the visit was, as far as the request says, and decides codes that two
// authorities share. Nothing after a report at the path: REQUIRED, MALFORMED, UNKNOWN_REFERENCE,
// AMBIGUOUS_REFERENCE, PERSONAL_DATA.
std::optional<model::VisitName> ReferredVisit(const reference::ReferenceData& reference,
                                              const reference::DayInterval& event,
                                              std::string_view name, Violations& violations);

// REQUIRED at "etag" below the path where a request that changes a visit has none.
void CheckEtagGiven(std::string_view etag, Violations& violations);

// Why something is done, for the log: REQUIRED, or what a text is refused for, at "reason" below
// the path.
void CheckReason(std::string_view reason, Violations& violations);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_REQUESTS_VISIT_REFERENCE_H_
