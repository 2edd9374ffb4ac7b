#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_THEME_AT_VISIT_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_THEME_AT_VISIT_H_

#include "waymark/v1/comparison.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/comparison/alignment/moment.h"
#include "query-service/analysis/comparison/comparison_outcome.h"
#include "query-service/analysis/episode/history.h"

namespace waymark::query {

// What the moment's visit states of a theme: its standing, and the direction it states, else the
// comparison with the standing before. A standing of an earlier visit is none of this one. Of
// several service areas the one with the weakest standing counts; where none has one, the first
// with a direction. NO_VISITS, NO_FINDING.
ComparisonOutcome CompareThemeAtVisit(const reference::ReferenceData& reference,
                                      const History& history, const v1::ThemeSubject& subject,
                                      const Moment& moment);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_THEME_AT_VISIT_H_
