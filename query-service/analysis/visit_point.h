#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_VISIT_POINT_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_VISIT_POINT_H_

#include "waymark/v1/progress.pb.h"

#include "query-service/analysis/episode/episode.h"
#include "query-service/analysis/episode/visit_numbers.h"

namespace waymark::query {

// One visit of the episode: what it is, when it was on both clocks, and its numbers.
v1::VisitPoint MakeVisitPoint(const EpisodeView& episode, const DatedVisit& visit,
                              const CountedNumber& counted);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_VISIT_POINT_H_
