#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_PROGRESS_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_PROGRESS_H_

#include <cstddef>
#include <cstdint>
#include <limits>

#include "absl/status/statusor.h"
#include "waymark/v1/progress.pb.h"

#include "common/reference/reference_data.h"
#include "common/wire/partly_written.h"
#include "query-service/analysis/episode/authority_record.h"

namespace waymark::query {

// An answer that is written, all of it but the consistency_token, which stays a message.
using ProgressAnswer = wire::PartlyWritten<v1::GetProgressResponse>;

// How one authority has progressed: the whole answer but its consistency_token. The request is
// checked and its names are canonical. BASELINE_NOT_FOUND where the baseline asked for is no held
// full inspection of this authority, ANSWER_TOO_LARGE where it takes more than `max_bytes`.
absl::StatusOr<ProgressAnswer> BuildProgress(
    const reference::ReferenceData& reference, AuthorityRecord record,
    const v1::GetProgressRequest& request,
    std::size_t max_bytes = std::numeric_limits<std::int32_t>::max());

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_PROGRESS_H_
