#ifndef WAYMARK_INGEST_SERVICE_HANDLERS_WRITE_ANSWER_H_
#define WAYMARK_INGEST_SERVICE_HANDLERS_WRITE_ANSWER_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

#include "ingest-service/commit/visit_write.h"
#include "ingest-service/log/log_store.h"

namespace waymark::ingest {

// What CreateVisit, UpdateVisit and DeleteVisit answer, whose responses have the same fields, as
// bytes: those of a revision that was written now are taken as they were stored, as to parse and
// write them once more would cost more than all that the committer does. One that was written
// before is read from the store, with its errors and REVISION_ERASED.
absl::StatusOr<std::string> WriteAnswer(const LogStore& store, const CommittedVisit& committed,
                                        std::string_view submitter);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_HANDLERS_WRITE_ANSWER_H_
