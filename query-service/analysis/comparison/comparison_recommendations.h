#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_RECOMMENDATIONS_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_RECOMMENDATIONS_H_

#include "waymark/v1/comparison.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/comparison/alignment/moment.h"
#include "query-service/analysis/comparison/comparison_outcome.h"
#include "query-service/analysis/episode/history.h"

namespace waymark::query {

// The recommendations of the inspection in force, as BuildRecommendations has them by then, or
// after the moment's visit; those of earlier inspections are not carried over.
//
// Excluded are NO_VISITS; NOT_YET_REACHED, where no episode had certainly begun; NO_BASELINE, where
// no inspection is recorded that could have made any; NO_RECOMMENDATION.
ComparisonOutcome CompareRecommendations(const reference::ReferenceData& reference,
                                         const History& history,
                                         const v1::RecommendationSubject& subject,
                                         const Moment& moment);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_RECOMMENDATIONS_H_
