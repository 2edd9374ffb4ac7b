#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PROGRESS_PROGRESS_MEASURES_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PROGRESS_PROGRESS_MEASURES_H_

#include "waymark/v1/progress.pb.h"

#include "query-service/commands/reports/report.h"

namespace waymark::query::client {

// Each series: how it changed, and every point of it.
void WriteMeasures(const v1::GetProgressResponse& response, Report& report);
// What was counted without a listed measure.
void WriteUnlisted(const v1::GetProgressResponse& response, Report& report);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PROGRESS_PROGRESS_MEASURES_H_
