#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_THEMES_THEME_PAIRS_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_THEMES_THEME_PAIRS_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "waymark/v1/theme_summary.pb.h"

#include "query-service/analysis/summary/joint_visits.h"
#include "query-service/analysis/summary/themes/sighting_tally.h"

namespace waymark::query {

// The themes that one visit to one authority found unresolved, by name, each with the ids of the
// findings that say so.
using UnresolvedThemes = std::map<std::string, std::set<std::string>>;

// What companions are reckoned against.
struct PairBase {
  int visits_with_standing = 0;
  // At how many visits each theme was unresolved.
  std::map<std::string, int> unresolved_visits;
};

// Counts which themes are found unresolved at the same visit.
class ThemePairs {
 public:
  explicit ThemePairs(int max_citations) : max_citations_(max_citations) {}

  void AddVisit(const Sighting& sighting, const UnresolvedThemes& themes);

  // All that come together with a theme (by name): most visits together first, then by lift, then
  // by name. Each has of its theme only the name.
  [[nodiscard]] std::vector<v1::CompanionTheme> CompanionsOf(const std::string& theme,
                                                             const PairBase& base,
                                                             const JointVisits& joint) const;

 private:
  struct Pair {
    SightingTally together;
    SightingTally by_one_finding;
  };

  void AddPair(const Sighting& sighting, const std::set<std::string>& findings,
               const std::set<std::string>& other_findings, Pair& pair) const;

  int max_citations_;
  std::map<std::string, std::map<std::string, Pair>> pairs_;  // each under both its themes
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_THEMES_THEME_PAIRS_H_
