#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_RANKING_RANKING_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_RANKING_RANKING_H_

#include <optional>
#include <vector>

#include "common/reference/records.h"

namespace waymark::query {

struct Ranking {
  int rank = 0;           // 1 is best; equal figures share the best rank: 1, 2, 2, 4
  double percentile = 0;  // other figures that are no better, in per cent of the others
};

// One for each figure, in their order; none for an absent one. Figures are compared as they are,
// without rounding: "equal once rounded to the fewer decimals" does not order three figures (61.4
// and 61 would be equal, 61 and 60.6 too, 61.4 and 60.6 not). All are absent for fewer than two
// figures, and where `better` is kNone.
std::vector<std::optional<Ranking>> Rank(const std::vector<std::optional<double>>& figures,
                                         reference::Better better);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_RANKING_RANKING_H_
