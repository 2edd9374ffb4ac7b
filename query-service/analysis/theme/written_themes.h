#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_WRITTEN_THEMES_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_WRITTEN_THEMES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "query-service/analysis/theme/theme_trajectory.h"

namespace waymark::query {

// The themes as they stand in a serialized message that has them in a field of that number: the
// same as BuildThemeTrajectories has them, without a message for each finding. Findings with their
// sources are most of an answer about progress, and are written straight from the visits.
std::string WriteThemes(std::uint32_t number, const std::vector<ShownTheme>& themes);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_WRITTEN_THEMES_H_
