#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_WRITTEN_THEMES_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_WRITTEN_THEMES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "query-service/analysis/theme/theme_trajectory.h"

namespace waymark::query {

// Adds the themes as they stand in a serialized message that has them in a field of that number:
// the same as BuildThemeTrajectories has them, without a message for each finding. Findings with
// their sources are most of an answer about progress, and are written straight from the visits.
// False, and nothing is added, where they would take more than `max_bytes`, at most INT32_MAX: each
// of hundreds of findings may stand under twenty themes and cite all that its visit cites.
bool AppendThemes(std::uint32_t number, const std::vector<ShownTheme>& themes,
                  std::size_t max_bytes, std::string& to);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_WRITTEN_THEMES_H_
