#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_THEME_ROW_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_THEME_ROW_H_

#include <string>
#include <vector>

#include "waymark/v1/comparison.pb.h"
#include "waymark/v1/progress.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/comparison/alignment/moment.h"
#include "query-service/analysis/comparison/comparison_outcome.h"
#include "query-service/analysis/episode/history.h"
#include "query-service/analysis/progress_filter.h"

namespace waymark::query {

using ThemeTrajectories = std::vector<v1::ThemeTrajectory>;

// What of an episode a comparison by theme is about.
ProgressFilter FilterFor(const v1::ThemeSubject& subject);

// Where a visit stands among those of an episode, the baseline first; -1 for no name.
int PlaceOf(const EpisodeView& view, const std::string& visit);
const DatedVisit* FindVisit(const EpisodeView& view, const std::string& name);

// The row as a trajectory has it, resting on some of its points.
void FillThemeRow(const v1::ThemeTrajectory& trajectory,
                  const std::vector<const v1::ThemePoint*>& rests_on, v1::ComparisonRow& row);

// Notes VALUE_OF_BASELINE where the visit behind the value is the episode's baseline.
void NoteValueOfBaseline(const EpisodeView& episode, const DatedVisit& visit,
                         v1::ComparisonRow& row);

// PARTIAL_SOURCES for those of the visits from which more was not found because no source is whole.
void NotePartialSources(const std::vector<const DatedVisit*>& visits, v1::ComparisonRow& row);

// NOT_YET_REACHED or NO_FINDING, with what is said of the theme: at the moment's visit, in its
// episode, or at all.
v1::Exclusion ExcludeFromTheme(const reference::ReferenceData& reference, const History& history,
                               const v1::ThemeSubject& subject, const Moment& moment);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_THEME_ROW_H_
