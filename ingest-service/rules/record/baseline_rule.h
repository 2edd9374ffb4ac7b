#ifndef WAYMARK_INGEST_SERVICE_RULES_RECORD_BASELINE_RULE_H_
#define WAYMARK_INGEST_SERVICE_RULES_RECORD_BASELINE_RULE_H_

#include <optional>

#include "waymark/internal/v1/stored_log.pb.h"

#include "common/status/errors.h"
#include "ingest-service/rules/record/authority_record.h"
#include "ingest-service/rules/record/baseline_match.h"

namespace waymark::ingest {

// CONTRADICTION at visit.baseline where the visit it names is recorded and no inspection. Nothing
// where it is one, is not recorded, or the baseline is a date or empty; nor where the visit named
// it `before` (null where it is new) and it has been retyped since: that is a warning, or nothing
// else of the visit could be corrected.
std::optional<errors::FieldViolation> FaultOfBaseline(const AuthorityRecord& record,
                                                      const internal::v1::VisitIdentity& identity,
                                                      const internal::v1::VisitIdentity* before,
                                                      const BaselineLookup& lookup);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_RECORD_BASELINE_RULE_H_
