#include "query-service/commands/reports/progress/progress_recommendations.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"

#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"

namespace waymark::query::client {
namespace {

std::string StatusText(const v1::RecommendationProgress& progress) {
  std::string text = Label(progress.status());
  if (progress.updates().empty()) absl::StrAppend(&text, " (no visit speaks of it)");
  return progress.has_open_months()
             ? absl::StrCat(text, ", ", MonthsText(progress.open_months()), " after it was made")
             : absl::StrCat(text, ", how long after it was made is not known");
}

std::string UpdateText(const v1::RecommendationUpdatePoint& point) {
  const v1::RecommendationUpdate& update = point.update();
  std::string text = absl::StrCat(ShortName(point.visit().name()), ": ", Label(update.status()));
  if (!update.service_area().empty()) {
    absl::StrAppend(&text, " in ", ShortName(update.service_area()));
  }
  if (update.speaker() != v1::SPEAKER_INSPECTORATE && update.speaker() != v1::SPEAKER_UNSPECIFIED) {
    absl::StrAppend(&text, ", says ", Label(update.speaker()));
  }
  if (!update.note().empty()) absl::StrAppend(&text, ": ", update.note());
  return text;
}

}  // namespace

void WriteRecommendations(const v1::GetProgressResponse& response, Report& report) {
  report.Section("Recommendations");
  if (response.recommendations().empty()) report.Say(kNoneHere);
  for (const v1::RecommendationProgress& progress : response.recommendations()) {
    const v1::Recommendation& recommendation = progress.recommendation();
    Item item{.label = recommendation.id(),
              .text = absl::StrCat(StatusText(progress), ": ", recommendation.text()),
              .details = {}};
    for (const v1::RecommendationUpdatePoint& update : progress.updates()) {
      item.details.push_back({kPoint, UpdateText(update)});
    }
    report.Add(std::move(item));
  }
}

}  // namespace waymark::query::client
