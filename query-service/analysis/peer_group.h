#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_PEER_GROUP_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_PEER_GROUP_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "waymark/v1/comparison.pb.h"

#include "common/model/date_order.h"
#include "common/model/partial_date.h"
#include "common/reference/reference_data.h"
#include "query-service/analysis/episode/dated_visit.h"

namespace waymark::query {

// Whether an authority, by its id, has a recorded visit in the state that is read.
using HasVisits = absl::FunctionRef<absl::StatusOr<bool>(std::string_view authority)>;

// Who may belong to a peer group, before anything is loaded: by id, each once. The names in `peers`
// are canonical. The errors are those of `has_visits`, which is asked only of those on whom it
// depends.
//
// Authorities that are listed, and an authority with its statistical neighbours, are candidates
// also without visits; so are those of the regions and council types asked for that are in force on
// the last day of `as_of` (absent or without a last day: that have not ended), or have a recorded
// visit. With none of these, all that have one. What is asked of the baseline is asked of their
// records: see BaselineMembership.
absl::StatusOr<std::vector<const reference::Authority*>> CandidateAuthorities(
    const reference::ReferenceData& reference, const v1::PeerGroup& peers,
    const std::optional<model::PartialDate>& as_of, HasVisits has_visits);

// The model of statistical neighbours meant where none is named.
inline constexpr std::string_view kDefaultNeighboursModel = "2025";

// Whether a peer group asks anything of the baseline.
bool AsksOfBaseline(const v1::PeerGroup& peers);

// Whether an inspection meets all that is asked of the baseline, its grade and its dates
// (InspectionDate): kPossible where its date may lie outside them or is not known. kOutside for
// none (null) where anything is asked. Judgements count by the area that theirs is equivalent to
// across frameworks: a joint judgement is an area of its own.
model::Membership BaselineMembership(const reference::ReferenceData& reference,
                                     const v1::PeerGroup& peers, const DatedVisit* baseline);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_PEER_GROUP_H_
