#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_MEASURE_LIMITS_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_MEASURE_LIMITS_H_

#include "waymark/v1/comparison.pb.h"

#include "query-service/analysis/comparison/alignment/moment.h"
#include "query-service/analysis/comparison/comparison_outcome.h"
#include "query-service/analysis/episode/history.h"

namespace waymark::query {

// Whether rows are ranked by a change, which has a baseline, and not by the value alone.
bool RanksAChange(const v1::MeasureSubject& subject);

// Excludes a row that the subject does not let in: NO_BASELINE where a change is ranked and the
// value follows no recorded inspection; TOO_OLD where the value is certainly older at the moment
// than asked for. One that may be too old, or of which it is not known, is noted POSSIBLE.
void ApplyLimits(const History& history, const v1::MeasureSubject& subject, const Moment& moment,
                 ComparisonOutcome& outcome);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_MEASURE_LIMITS_H_
