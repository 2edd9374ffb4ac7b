#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PROGRESS_PROGRESS_THEMES_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PROGRESS_PROGRESS_THEMES_H_

#include "waymark/v1/progress.pb.h"

#include "query-service/commands/reports/report.h"

namespace waymark::query::client {

// A row for each theme, the findings under it.
void WriteThemes(const v1::GetProgressResponse& response, Report& report);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PROGRESS_PROGRESS_THEMES_H_
