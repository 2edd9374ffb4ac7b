#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_RECOMMENDATION_PROGRESS_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_RECOMMENDATION_PROGRESS_H_

#include <vector>

#include "waymark/v1/progress.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/episode/episode.h"
#include "query-service/analysis/progress_filter.h"

namespace waymark::query {

struct RecommendationAnswer {
  std::vector<v1::RecommendationProgress> recommendations;
  // RECOMMENDATIONS_IN_GROUP for updates of some or all, OTHER_CLOCK_USED where the inspection has
  // no publication date, UNKNOWN_REFERENCE for updates of a recommendation the baseline lacks;
  // `field` is a path in GetProgressResponse.
  std::vector<v1::DataNote> notes;
};

// The baseline's recommendations on the themes asked for, in its order, and what became of them:
// the status is that of the inspectorate's latest update (see GivesStateNow), OPEN where there is
// none. What others say is shown among the updates and changes no status: those who are to carry
// out a recommendation do not judge whether it is met. A filter of days or of service areas hides
// updates and changes no status.
RecommendationAnswer BuildRecommendations(const reference::ReferenceData& reference,
                                          const EpisodeView& episode, const ProgressFilter& filter);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_RECOMMENDATION_PROGRESS_H_
