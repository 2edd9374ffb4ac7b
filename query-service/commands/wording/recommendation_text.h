#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_RECOMMENDATION_TEXT_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_RECOMMENDATION_TEXT_H_

#include <string>

#include "waymark/v1/progress.pb.h"

// What became of a recommendation, in words.
namespace waymark::query::client {

// "met, 12 months after it was made", "open (no visit speaks of it), how long after it was made is
// not known".
std::string RecommendationStatusText(const v1::RecommendationProgress& progress);

// "mv-4: progressed in care-leavers, says the council: Begun."
std::string RecommendationUpdateText(const v1::RecommendationUpdatePoint& point);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_RECOMMENDATION_TEXT_H_
