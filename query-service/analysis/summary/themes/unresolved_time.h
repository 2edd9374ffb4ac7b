#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_THEMES_UNRESOLVED_TIME_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_THEMES_UNRESOLVED_TIME_H_

#include <string>
#include <vector>

#include "waymark/v1/theme_summary.pb.h"

#include "common/model/date_order.h"
#include "query-service/analysis/episode/episode.h"
#include "query-service/analysis/theme/theme_point.h"

namespace waymark::query {

// Whether a standing says that something is to be put right: WEAK or INCONSISTENT.
bool IsUnresolved(v1::Standing standing);

// The most findings that one time cites.
inline constexpr int kMaxTimeCitations = 10;

// The times in which a theme was unresolved in one service area during an episode, oldest first,
// as far as at least one of the visits that tell of them may lie inside `days`. `points` are those
// of the episode as CollectThemePoints has them. `at_end` is what the inspection that ended it says
// of the same theme and area, null where nothing: it may find a time resolved, or still unresolved,
// but begins none.
//
// Visits take part as they do in ThemeTrajectory.unresolved_since_visit: with a date, or placed by
// their stated number before the visit of the standing now.
std::vector<v1::UnresolvedTime> UnresolvedTimesOf(const EpisodeView& episode,
                                                  const std::string& service_area,
                                                  const std::vector<DatedThemePoint>& points,
                                                  const DatedThemePoint* at_end,
                                                  const model::DayFilter& days);

// What all the times of a theme come to. `max_listed` of them are listed.
v1::UnresolvedTimes SumUpTimes(std::vector<v1::UnresolvedTime> times, int max_listed);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_THEMES_UNRESOLVED_TIME_H_
