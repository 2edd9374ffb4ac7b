#ifndef WAYMARK_INGEST_SERVICE_RULES_RECORD_RECORD_WARNINGS_H_
#define WAYMARK_INGEST_SERVICE_RULES_RECORD_RECORD_WARNINGS_H_

#include <string_view>
#include <vector>

#include "waymark/internal/v1/stored_log.pb.h"
#include "waymark/v1/warning.pb.h"

#include "ingest-service/rules/record/authority_record.h"
#include "ingest-service/rules/record/baseline_match.h"

// What does not fit between a visit and the others that are recorded. `record` is the authority's
// as it is without the change, or with it: what it says of the visit itself is not looked at.
// `successors` are those of the authorities that came from it.
namespace waymark::ingest {

using SuccessorRecords = std::vector<const AuthorityRecord*>;

// Of a visit that is written; `before` is its identity so far, null where it is new.
//
// STATED_NUMBER_OUT_OF_LINE, visit.stated_numbers[i].number: see StatedNumberWarnings.
// BASELINE_NOT_RECORDED, visit.baseline: a name of no recorded visit, or a date that no held
// inspection of the record was carried out or published on.
// NAMED_AS_BASELINE, visit.type or visit.status: was a held inspection, is none now, and visits
// name it.
std::vector<v1::Warning> RecordWarnings(const AuthorityRecord& record,
                                        const SuccessorRecords& successors,
                                        std::string_view visit_id,
                                        const internal::v1::VisitIdentity& now,
                                        const internal::v1::VisitIdentity* before,
                                        const BaselineLookup& lookup);

// Of a visit that is deleted: NAMED_AS_BASELINE, name. `before` is its identity so far.
std::vector<v1::Warning> DeletionWarnings(const AuthorityRecord& record,
                                          const SuccessorRecords& successors,
                                          std::string_view visit_id,
                                          const internal::v1::VisitIdentity& before);

// Of a visit that is changed: PROBABLE_DUPLICATE, visit, where it is probably the same as others
// now (ProbableDuplicates) that it was not before.
std::vector<v1::Warning> DuplicateWarnings(const AuthorityRecord& record, std::string_view visit_id,
                                           const internal::v1::VisitIdentity& now,
                                           const internal::v1::VisitIdentity& before);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_RECORD_RECORD_WARNINGS_H_
