#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_THEME_POINT_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_THEME_POINT_H_

#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "waymark/v1/progress.pb.h"

#include "query-service/analysis/citation.h"
#include "query-service/analysis/episode/episode.h"
#include "query-service/findings/finding_view.h"

namespace waymark::query {

// Findings of one visit. Most visits say one or two things of a theme.
using PointedFindings = absl::InlinedVector<const FindingView*, 2>;

// What one visit said of one theme in one service area. Points into the History: an answer's
// findings are most of it, and to copy one takes longer than all that is concluded from it.
struct DatedThemePoint {
  const DatedVisit* visit = nullptr;
  PointedFindings findings;        // those that set the state, see SetsState
  PointedFindings other_findings;  // the rest
  // The weakest standing and the direction that `findings` state, MIXED where they differ.
  v1::Standing standing = v1::STANDING_UNSPECIFIED;
  v1::Direction direction = v1::DIRECTION_UNSPECIFIED;
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

// Whether its findings state more than one standing.
bool StandingsDiffer(const DatedThemePoint& point);

// The point as answers give it.
v1::ThemePoint PointMessage(const DatedThemePoint& point);
// How many of its findings state each standing, by the number of the standing: weakest first.
using StandingCounts = std::array<int, v1::Standing_ARRAYSIZE>;
StandingCounts CountStandings(const DatedThemePoint& point);

// Whether what two visits said of one theme in one service area is about the same services: where
// that is "all", because a visit looked at several and a finding does not say at which, they must
// have looked at one in common. A full inspection looks at all, and so does a visit that names
// none.
bool ShareServiceArea(const DatedThemePoint& a, const DatedThemePoint& b,
                      std::string_view service_area);

// Whether a finding sets standing and direction: the inspectorate's own, about the authority, and
// neither of a single case nor a forecast.
bool SetsState(const FindingView& finding);

// The service area a finding counts in: its own; else its visit's when that looked at just one;
// else service_areas/all.
std::string ServiceAreaOf(const v1::Visit& visit, const v1::Finding& finding);
// The same for anything a visit says with a service area of its own, or without (empty).
std::string ServiceAreaOf(const v1::Visit& visit, const std::string& own);

// The service areas a visit looked at. Empty where none is recorded.
std::set<std::string> FocusAreas(const v1::Visit& visit);

// A finding with what it rests on.
v1::ReportedFinding ReportFinding(const v1::Visit& visit, const FindingView& finding);
// What a finding that cites these sources is reported with: all but the finding itself.
v1::ReportedFinding ReportSources(const v1::Visit& visit, const FindingView::Names& cited);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_THEME_THEME_POINT_H_
