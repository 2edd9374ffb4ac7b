#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_THEME_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_THEME_H_

#include "waymark/v1/comparison.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/comparison/alignment/moment.h"
#include "query-service/analysis/comparison/comparison_outcome.h"
#include "query-service/analysis/episode/history.h"

namespace waymark::query {

// The standing and direction of a theme by then, as BuildThemeTrajectories has them of the latest
// episode in which either was stated (of the moment's episode). Of several service areas the one
// whose standing is of the latest visit counts, of one visit the weakest; where no area has a
// standing, the one with the latest direction. For a moment's visit see CompareThemeAtVisit.
//
// Only visits that were certainly over by then take part: one that may have been is noted POSSIBLE,
// and a visit that nothing dates never was. Excluded are NO_VISITS; NOT_YET_REACHED, where a
// standing or direction is stated by visits that are later, may be later, or cannot be placed;
// NO_FINDING.
ComparisonOutcome CompareTheme(const reference::ReferenceData& reference, const History& history,
                               const v1::ThemeSubject& subject, const Moment& moment);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_THEME_H_
