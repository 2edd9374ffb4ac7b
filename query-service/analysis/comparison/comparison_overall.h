#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_OVERALL_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_OVERALL_H_

#include "waymark/v1/comparison.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/comparison/alignment/moment.h"
#include "query-service/analysis/comparison/comparison_outcome.h"
#include "query-service/analysis/episode/history.h"

namespace waymark::query {

// What the inspectorate states of progress as a whole at the latest visit by then that states
// anything, or at the moment's visit: every statement in the service area asked for, and their
// rating where they agree on one (else RATINGS_DIFFER). Visits without a date count only as
// GivesStateNow says; one that may have been over by then is noted POSSIBLE. What others say is no
// value.
//
// Excluded are NO_VISITS; NOT_YET_REACHED, where the inspectorate's statements are later, may be
// later, or cannot be placed; NO_OVERALL_PROGRESS, with what others say.
ComparisonOutcome CompareOverall(const reference::ReferenceData& reference, const History& history,
                                 const v1::OverallSubject& subject, const Moment& moment);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_OVERALL_H_
