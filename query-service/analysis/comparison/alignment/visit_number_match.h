#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_ALIGNMENT_VISIT_NUMBER_MATCH_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_ALIGNMENT_VISIT_NUMBER_MATCH_H_

#include <vector>

#include "waymark/v1/visit.pb.h"

#include "query-service/analysis/episode/episode.h"

namespace waymark::query {

// A visit that is the one of a number.
struct VisitNumberMatch {
  const EpisodeView* episode = nullptr;
  const DatedVisit* visit = nullptr;
  bool is_counted = false;  // no source numbers it: its place by counting is that number
};

// The visits of an episode that are "visit number n", oldest first. `counted_from` is BASELINE,
// DELIVERY_BODY or AUTHORITY. A visit has every number that a source counts so; from the baseline
// also those of which it does not say what they count from, and where it has none at all, its place
// among the recorded monitoring visits, unless that is a lower bound or no inspection is recorded
// to count from.
std::vector<VisitNumberMatch> MatchVisitNumber(const EpisodeView& episode, int number,
                                               v1::CountedFrom counted_from);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_ALIGNMENT_VISIT_NUMBER_MATCH_H_
