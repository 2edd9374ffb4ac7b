#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_THEME_POINT_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_THEME_POINT_H_

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "waymark/v1/progress.pb.h"

#include "query-service/analysis/episode/episode.h"

namespace waymark::query {

// What one visit said of one theme in one service area, with the visit's dates.
struct DatedThemePoint {
  const DatedVisit* visit = nullptr;
  v1::ThemePoint point;
};

struct ThemeKey {
  std::string theme;         // themes/{theme_id}
  std::string service_area;  // service_areas/{service_area_id}

  friend auto operator<=>(const ThemeKey&, const ThemeKey&) = default;
};

// Points of one theme in one service area, in the order of the visits, the baseline first.
using ThemePoints = std::map<ThemeKey, std::vector<DatedThemePoint>>;

// Every finding of the episode under each of its themes, as far as the themes are wanted (empty:
// all of them).
ThemePoints CollectThemePoints(const EpisodeView& episode, const std::vector<std::string>& themes);
// Of all themes, for counting: of the points' findings only id, standing, direction, scope, service
// area and whether they are second-hand, of their visits nothing. Texts and sources take most of
// the time.
ThemePoints CollectThemeMarks(const EpisodeView& episode);

// Whether what two visits said of one theme in one service area is about the same services: where
// that is "all", because a visit looked at several and a finding does not say at which, they must
// have looked at one in common. A full inspection looks at all, and so does a visit that names
// none.
bool ShareServiceArea(const DatedThemePoint& a, const DatedThemePoint& b,
                      std::string_view service_area);

// Whether a finding sets standing and direction: the inspectorate's own, about the authority, and
// neither of a single case nor a forecast.
bool SetsState(const v1::Finding& finding);

// The service area a finding counts in: its own; else its visit's when that looked at just one;
// else service_areas/all.
std::string ServiceAreaOf(const v1::Visit& visit, const v1::Finding& finding);
// The same for anything a visit says with a service area of its own, or without (empty).
std::string ServiceAreaOf(const v1::Visit& visit, const std::string& own);

// The service areas a visit looked at. Empty where none is recorded.
std::set<std::string> FocusAreas(const v1::Visit& visit);

v1::ReportedFinding ReportFinding(const v1::Visit& visit, const v1::Finding& finding);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_THEME_POINT_H_
