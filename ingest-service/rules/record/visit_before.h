#ifndef WAYMARK_INGEST_SERVICE_RULES_RECORD_VISIT_BEFORE_H_
#define WAYMARK_INGEST_SERVICE_RULES_RECORD_VISIT_BEFORE_H_

#include <string>
#include <string_view>

#include "ingest-service/rules/record/authority_record.h"

namespace waymark::ingest {

// The id of the latest recorded visit that was held, and certainly before this one; null where none
// is known to be. What the record says of the visit itself is not looked at.
const std::string* FindVisitBefore(const AuthorityRecord& record, std::string_view visit_id,
                                   const DatedIdentity& visit);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_RECORD_VISIT_BEFORE_H_
