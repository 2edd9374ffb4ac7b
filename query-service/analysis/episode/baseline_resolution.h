#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_BASELINE_RESOLUTION_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_BASELINE_RESOLUTION_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "waymark/v1/data_note.pb.h"

#include "query-service/analysis/episode/dated_visit.h"

namespace waymark::query {

struct ResolvedBaseline {
  // Which of the inspections; absent where the visit follows none of them.
  std::optional<size_t> inspection;
  // BASELINE_UNRESOLVED where the one it names is not among them (or fits several), or where it
  // names none and no date tells; ORDER_UNKNOWN where dates overlap. `names` begins with the visit.
  std::vector<v1::DataNote> notes;
};

// The inspection that a visit is measured from, out of the authority's held inspections in order
// (see InspectionDate): the one it names, else the latest that is
// certainly before it, else the latest whose first day is not after its own.
ResolvedBaseline ResolveBaseline(const DatedVisit& visit,
                                 const std::vector<const DatedVisit*>& inspections);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_BASELINE_RESOLUTION_H_
