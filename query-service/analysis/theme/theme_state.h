#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_THEME_STATE_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_THEME_STATE_H_

#include <vector>

#include "waymark/v1/progress.pb.h"

#include "query-service/analysis/episode/episode.h"
#include "query-service/analysis/theme/theme_point.h"

namespace waymark::query {

// Fills in standing, direction and unresolved-since of a theme as its points leave them, with the
// notes on them. Visits without a date count only as GivesStateNow says; they take part in the run
// of unresolved standings where their stated number places them.
//
// The direction is the one stated at the visit of the standing now or later (MIXED where several
// differ), else the comparison of the two latest standings, unless one of them is of several visits
// together. Where no visit stated a standing it is the latest one stated.
void SetThemeState(const EpisodeView& episode, const std::vector<DatedThemePoint>& points,
                   v1::ThemeTrajectory& trajectory);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_THEME_STATE_H_
