#ifndef WAYMARK_INGEST_SERVICE_RULES_RECORD_STATED_NUMBER_WARNINGS_H_
#define WAYMARK_INGEST_SERVICE_RULES_RECORD_STATED_NUMBER_WARNINGS_H_

#include <string_view>
#include <vector>

#include "waymark/v1/warning.pb.h"

#include "ingest-service/rules/record/authority_record.h"
#include "ingest-service/rules/record/dated_identity.h"

namespace waymark::ingest {

// STATED_NUMBER_OUT_OF_LINE for each stated number of a held monitoring visit that does not rise
// with the dates: a certainly earlier held monitoring visit of certainly the same baseline has the
// same number of that count or a higher one, or a certainly later one the same or a lower one.
std::vector<v1::Warning> StatedNumberWarnings(const AuthorityRecord& record,
                                              std::string_view visit_id,
                                              const DatedIdentity& visit);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_RECORD_STATED_NUMBER_WARNINGS_H_
