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
// differ), else the comparison of the standing now with the latest earlier one of a visit that
// shares a service area with it (see ShareServiceArea), unless one of the two is of several visits
// together; DIRECTION_NOT_DERIVED where there are two standings and no direction. Where no visit
// stated a standing it is the latest one stated.
//
// Where an episode joins what several predecessors left, standings of different authorities are
// neither compared nor one run.
void SetThemeState(const EpisodeView& episode, const std::vector<DatedThemePoint>& points,
                   v1::ThemeTrajectory& trajectory);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_THEME_STATE_H_
