#ifndef WAYMARK_INGEST_SERVICE_RULES_VISIT_PREPARATION_H_
#define WAYMARK_INGEST_SERVICE_RULES_VISIT_PREPARATION_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "waymark/v1/visit.pb.h"

#include "common/model/resource_name.h"
#include "common/reference/reference_data.h"

namespace waymark::ingest {

// A visit as a caller sends it: the fields of CreateVisitRequest and ImportVisitsRequest.
struct VisitSubmission {
  std::string parent;
  std::string visit_id;  // may be empty
  v1::Visit visit;
  std::string request_id = {};  // may be empty
};

// A visit as it is stored.
struct PreparedVisit {
  model::VisitName name;
  // Name set, defaults and ids filled in, authorities by their ids, what only answers hold removed.
  v1::Visit visit;
  // The visit, serialized.
  std::string bytes;
};

// Judges a submission by every rule of the contract (README.md here lists them) and puts it into
// canonical form. errors::InvalidRequest with every violation at once (a visit that is too large
// has that one only), paths rooted at the request: "parent", "visit_id",
// "visit.findings[3].themes[0]". Texts, labels and what is too long to be an id never stand in an
// error.
//
// Pure: `today` is the day it came in, which decides whether an entry of the reference data may
// still be used. Whether the name is taken is for the caller. Any thread.
absl::StatusOr<PreparedVisit> PrepareVisit(const reference::ReferenceData& reference,
                                           absl::CivilDay today, VisitSubmission submission);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_VISIT_PREPARATION_H_
