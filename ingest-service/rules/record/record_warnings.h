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
namespace waymark::ingest {

// What is recorded of the authorities that the visit's came from, and that came from it.
struct Relatives {
  std::vector<const AuthorityRecord*> predecessors;
  std::vector<const AuthorityRecord*> successors;
  // There are more predecessors, of which nothing may be said: neither what is recorded nor that it
  // is not.
  bool hides_predecessors = false;
};

// Of a visit that is written; `before` is its identity so far, null where it is new.
//
// STATED_NUMBER_OUT_OF_LINE, visit.stated_numbers[i].number: see StatedNumberWarnings.
// BASELINE_NOT_RECORDED, visit.baseline: a name of no recorded visit, or a date that no held
// inspection of the record or of a predecessor's was carried out or published on.
// BASELINE_AMBIGUOUS, visit.baseline: a date that several of them can be of.
// BASELINE_NOT_HELD, visit.baseline: a name of what is no inspection, or none that was held.
// NAMED_AS_BASELINE, visit.type or visit.status: visits name it, and it is no inspection, or none
// that was held.
std::vector<v1::Warning> RecordWarnings(const AuthorityRecord& record, const Relatives& relatives,
                                        std::string_view visit_id, const DatedIdentity& now,
                                        const internal::v1::VisitIdentity* before,
                                        const BaselineLookup& lookup);

// Of a visit that is deleted: NAMED_AS_BASELINE, name. `before` is its identity so far.
std::vector<v1::Warning> DeletionWarnings(const AuthorityRecord& record, const Relatives& relatives,
                                          std::string_view visit_id,
                                          const internal::v1::VisitIdentity& before);

// Of a visit that is changed: PROBABLE_DUPLICATE, visit, where it is probably the same as others
// now (ProbableDuplicates) that it was not before.
std::vector<v1::Warning> DuplicateWarnings(const AuthorityRecord& record, std::string_view visit_id,
                                           const DatedIdentity& now,
                                           const internal::v1::VisitIdentity& before);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_RECORD_RECORD_WARNINGS_H_
