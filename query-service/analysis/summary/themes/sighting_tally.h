#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_THEMES_SIGHTING_TALLY_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_THEMES_SIGHTING_TALLY_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "waymark/v1/theme_summary.pb.h"

#include "query-service/analysis/summary/joint_visits.h"

namespace waymark::query {

// One visit to one authority at which something was found.
struct Sighting {
  std::size_t authority = 0;    // a number
  std::size_t visit = 0;        // its number among JointVisits
  std::string visit_name = {};  // authorities/{authority_id}/visits/{visit_id}
  bool is_repeated = false;     // its findings were added with another authority
  bool possible = false;        // not certainly inside the period
};

v1::FindingCitation Cite(const Sighting& sighting, std::string_view finding_id);

// Counts at how many visits, to how many authorities, something was found, and cites the findings.
class SightingTally {
 public:
  // How many findings are cited at most.
  explicit SightingTally(int max_citations) : max_citations_(max_citations) {}

  // A visit may be added more than once and counts once.
  void AddVisit(const Sighting& sighting);
  // A finding behind it. Each is added once with each authority, and counts once.
  void AddFinding(const Sighting& sighting, std::string_view finding_id);

  [[nodiscard]] v1::ThemeTally ToMessage(const JointVisits& joint) const;
  // How many visits certainly inside the period.
  [[nodiscard]] int CertainVisits(const JointVisits& joint) const;
  [[nodiscard]] bool empty() const { return seen_.empty(); }

 private:
  struct Seen {
    std::size_t authority = 0;
    std::size_t visit = 0;
    bool possible = false;
  };

  int max_citations_;
  std::vector<Seen> seen_;
  int finding_count_ = 0;
  std::vector<v1::FindingCitation> citations_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_THEMES_SIGHTING_TALLY_H_
