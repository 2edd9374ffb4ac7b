#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_AUTHORITY_RECORD_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_AUTHORITY_RECORD_H_

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "waymark/v1/visit.pb.h"

#include "common/model/partial_date.h"
#include "common/reference/reference_data.h"
#include "query-service/findings/stored_findings.h"

namespace waymark::query {

// What is recorded of one authority in one state: every visit and inspection that is not deleted,
// planned and cancelled ones included, in any order. Visits are as stored: defaults filled, ids
// assigned, names canonical; they may name entries the reference data does not have.
struct AuthorityRecord {
  const reference::Authority* authority = nullptr;  // never null; outlives the record
  std::vector<v1::Visit> visits = {};
  // Those of its predecessors (see Inheritance), under their own names: they count for it until it
  // has an inspection of its own.
  std::vector<v1::Visit> inherited = {};
  // What they all find, where their messages do not have it: of a visit that has findings, its
  // message has all or none of them. May be null.
  std::shared_ptr<const StoredFindings> stored_findings = nullptr;
};

// Gives what is recorded of one authority, by its id, in the state that is read.
using LoadVisits =
    absl::FunctionRef<absl::StatusOr<std::vector<v1::Visit>>(std::string_view authority)>;

// The record of an authority together with what it inherits. What a predecessor that goes on did
// after it handed over is not inherited. The errors are those of `load`.
absl::StatusOr<AuthorityRecord> LoadAuthorityRecord(const reference::ReferenceData& reference,
                                                    const reference::Authority& authority,
                                                    LoadVisits load);

// The same as far as it counts by the end of `by` (absent: now), for answers that are about that
// time only, as a comparison is: nothing is inherited by an authority that has an inspection of its
// own that was or may have been held by then, nor from one that handed over later. What does not
// count is not loaded.
absl::StatusOr<AuthorityRecord> LoadWhatCounts(const reference::ReferenceData& reference,
                                               const reference::Authority& authority,
                                               const std::optional<model::PartialDate>& by,
                                               LoadVisits load);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_AUTHORITY_RECORD_H_
