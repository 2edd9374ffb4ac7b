#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PROGRESS_PROGRESS_VISITS_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PROGRESS_PROGRESS_VISITS_H_

#include "waymark/v1/progress.pb.h"

#include "query-service/commands/reports/report.h"

namespace waymark::query::client {

// The visits of the episode, each with its numbers, dates, focus and the words on progress.
void WriteVisits(const v1::GetProgressResponse& response, Report& report);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PROGRESS_PROGRESS_VISITS_H_
