#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_THEME_TRAJECTORY_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_THEME_TRAJECTORY_H_

#include <vector>

#include "waymark/v1/progress.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/episode/episode.h"
#include "query-service/analysis/progress_filter.h"
#include "query-service/analysis/theme/theme_point.h"

namespace waymark::query {

// A theme in one service area as an answer shows it. Points into the History.
struct ShownTheme {
  v1::ThemeTrajectory state;            // all but its points
  std::vector<DatedThemePoint> points;  // those that are shown
};

// What an episode's visits, the baseline included, say of each theme in each service area: themes
// in the order of the reference data, unknown ones after them by name, then service areas likewise.
// One of which only other findings speak (of partners, of other speakers, ...) is there too, with
// points that state nothing. A filter hides points; a trajectory left without any is left out.
std::vector<ShownTheme> FindThemes(const reference::ReferenceData& reference,
                                   const EpisodeView& episode, const ProgressFilter& filter);
// The same as messages.
std::vector<v1::ThemeTrajectory> BuildThemeTrajectories(const reference::ReferenceData& reference,
                                                        const EpisodeView& episode,
                                                        const ProgressFilter& filter);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_THEME_TRAJECTORY_H_
