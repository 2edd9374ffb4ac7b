#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_PROGRESS_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_PROGRESS_H_

#include "absl/status/statusor.h"
#include "waymark/v1/progress.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/episode/authority_record.h"

namespace waymark::query {

// How one authority has progressed: the whole answer but its consistency_token. The request is
// checked and its names are canonical. BASELINE_NOT_FOUND where the baseline asked for is no held
// full inspection of this authority.
absl::StatusOr<v1::GetProgressResponse> BuildProgress(const reference::ReferenceData& reference,
                                                      AuthorityRecord record,
                                                      const v1::GetProgressRequest& request);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_PROGRESS_H_
