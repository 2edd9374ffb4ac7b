#include "query-service/commands/reports/progress/progress_report.h"

#include "query-service/commands/reports/progress/progress_episode.h"
#include "query-service/commands/reports/progress/progress_measures.h"
#include "query-service/commands/reports/progress/progress_recommendations.h"
#include "query-service/commands/reports/progress/progress_themes.h"
#include "query-service/commands/reports/progress/progress_visits.h"
#include "query-service/commands/reports/report.h"

namespace waymark::query::client {

Document ProgressReport(const v1::GetProgressResponse& response) {
  Report report(response.authority().display_name(), AuthorityText(response.authority()));
  WriteEpisode(response, report);
  WriteVisits(response, report);
  WriteThemes(response, report);
  WriteMeasures(response, report);
  WriteUnlisted(response, report);
  WriteRecommendations(response, report);
  report.NoteSection(response.notes());
  return report.Take();
}

}  // namespace waymark::query::client
