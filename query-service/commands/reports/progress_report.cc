#include "query-service/commands/reports/progress_report.h"

#include "query-service/commands/reports/page.h"
#include "query-service/commands/reports/progress_episode.h"
#include "query-service/commands/reports/progress_measures.h"
#include "query-service/commands/reports/progress_recommendations.h"
#include "query-service/commands/reports/progress_themes.h"
#include "query-service/commands/reports/progress_visits.h"

namespace waymark::query::client {

std::string ProgressReport(const v1::GetProgressResponse& response, std::size_t width) {
  Page page(width);
  WriteHeading(response, page);
  WriteVisits(response, page);
  WriteThemes(response, page);
  WriteMeasures(response, page);
  WriteUnlisted(response, page);
  WriteRecommendations(response, page);
  page.NoteSection(response.notes());
  page.SourceSection();
  return page.Take();
}

}  // namespace waymark::query::client
