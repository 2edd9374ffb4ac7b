#ifndef WAYMARK_INGEST_SERVICE_HANDLERS_SUBMISSION_WARNINGS_H_
#define WAYMARK_INGEST_SERVICE_HANDLERS_SUBMISSION_WARNINGS_H_

#include <vector>

#include "waymark/v1/warning.pb.h"

#include "common/reference/reference_data.h"
#include "ingest-service/log/log_store.h"
#include "ingest-service/rules/visit_preparation.h"

namespace waymark::ingest {

// What a person should look at in a prepared visit: by itself, and against the figures of the visit
// before it that is recorded now. What cannot be read of that one warns of nothing: no write fails
// for a warning.
std::vector<v1::Warning> SubmissionWarnings(const reference::ReferenceData& reference,
                                            const LogStore& store, const PreparedVisit& prepared);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_HANDLERS_SUBMISSION_WARNINGS_H_
