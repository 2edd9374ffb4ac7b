#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_VISIT_READING_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_VISIT_READING_H_

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "waymark/v1/visit.pb.h"

#include "common/storage/database.h"
#include "query-service/findings/stored_findings.h"
#include "query-service/projections/terms/term_walk.h"

// How visits are put together of their pieces in the store.
namespace waymark::query {

// Adds to a visit what is wanted of its details.
using AddDetailsTo = std::function<absl::Status(std::string_view details, v1::Visit& visit)>;

// The authority's visits in a state, oldest first, none that is deleted; without details where none
// are to be added, and without what no answer that is made of them tells: etag, times and
// submitter. DATA_LOSS where a piece is missing.
absl::StatusOr<std::vector<v1::Visit>> ReadVisits(const storage::Database& database,
                                                  std::string_view authority, std::uint64_t at,
                                                  const AddDetailsTo& add_details);

// Adds what a piece holds, as it is stored: that of the timeline, or details. False for bytes that
// are none.
bool MergePiece(storage::Family family, std::string_view bytes, v1::Visit& visit);

// All of them.
absl::Status AddAll(std::string_view details, v1::Visit& visit);
// The same, but the findings into `findings` in place of the visit.
absl::Status AddAllBeside(StoredFindings& findings, std::string_view details, v1::Visit& visit);

// Adds a piece of a revision to `visit`; false where there is none.
absl::StatusOr<bool> ReadPiece(const storage::Database& database, storage::Family family,
                               const VisitPlace& place, v1::Visit& visit);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_VISIT_READING_H_
