#include "query-service/commands/wording/recommendation_text.h"

#include "absl/strings/str_cat.h"

#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"

namespace waymark::query::client {

std::string RecommendationStatusText(const v1::RecommendationProgress& progress) {
  std::string text = Label(progress.status());
  if (progress.updates().empty()) absl::StrAppend(&text, " (no visit speaks of it)");
  return progress.has_open_months()
             ? absl::StrCat(text, ", ", MonthsText(progress.open_months()), " after it was made")
             : absl::StrCat(text, ", how long after it was made is not known");
}

std::string RecommendationUpdateText(const v1::RecommendationUpdatePoint& point) {
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

}  // namespace waymark::query::client
