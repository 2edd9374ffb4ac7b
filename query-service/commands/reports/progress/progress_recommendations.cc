#include "query-service/commands/reports/progress/progress_recommendations.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"

#include "query-service/commands/wording/recommendation_text.h"

namespace waymark::query::client {

void WriteRecommendations(const v1::GetProgressResponse& response, Report& report) {
  report.Section("Recommendations");
  if (response.recommendations().empty()) report.Say(kNoneHere);
  for (const v1::RecommendationProgress& progress : response.recommendations()) {
    const v1::Recommendation& recommendation = progress.recommendation();
    Item item{.label = recommendation.id(),
              .text = absl::StrCat(RecommendationStatusText(progress), ": ", recommendation.text()),
              .details = {}};
    for (const v1::RecommendationUpdatePoint& update : progress.updates()) {
      item.details.push_back({kPoint, RecommendationUpdateText(update)});
    }
    report.Add(std::move(item));
  }
}

}  // namespace waymark::query::client
