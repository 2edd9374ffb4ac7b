#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_THEMES_THEME_ROW_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_THEMES_THEME_ROW_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "waymark/v1/theme_summary.pb.h"

#include "query-service/analysis/summary/joint_visits.h"
#include "query-service/analysis/summary/themes/sighting_tally.h"
#include "query-service/analysis/theme/theme_point.h"

namespace waymark::query {

// One theme while the authorities of a group are gone through.
class ThemeRow {
 public:
  explicit ThemeRow(int max_citations);

  // What one visit said of the theme in one service area.
  void AddPoint(const Sighting& sighting, const DatedThemePoint& point);
  void AddTimes(std::vector<v1::UnresolvedTime> times);

  // The summary without its theme and companions, with notes STANDINGS_DIFFER, SECOND_HAND,
  // DURATION_UNKNOWN and NOT_ENDED.
  [[nodiscard]] v1::ThemeSummary ToMessage(const JointVisits& joint) const;
  [[nodiscard]] int UnresolvedVisits(const JointVisits& joint) const {
    return unresolved_.CertainVisits(joint);
  }

 private:
  void AddStanding(const Sighting& sighting, const DatedThemePoint& point);
  void AddDirection(const Sighting& sighting, const DatedThemePoint& point);
  SightingTally& TallyOf(std::map<int, SightingTally>& tallies, int key) const;
  void AddNotes(v1::ThemeSummary& summary) const;

  int max_citations_;
  SightingTally found_;
  SightingTally unresolved_;
  SightingTally other_;
  std::map<int, SightingTally> standings_;   // by v1::Standing
  std::map<int, SightingTally> directions_;  // by v1::Direction
  std::vector<v1::UnresolvedTime> times_;
  std::set<std::string> differing_;    // visits whose standings differ
  std::set<std::string> second_hand_;  // visits with a second-hand finding
};

// The ids of the findings that say of a point that it is unresolved; none where it is not.
std::set<std::string> UnresolvedFindings(const DatedThemePoint& point);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_THEMES_THEME_ROW_H_
