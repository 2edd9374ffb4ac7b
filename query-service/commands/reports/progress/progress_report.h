#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PROGRESS_PROGRESS_REPORT_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PROGRESS_PROGRESS_REPORT_H_

#include "waymark/v1/progress.pb.h"

#include "query-service/commands/document/document.h"

namespace waymark::query::client {

// An answer about one authority for people to read. What is not known is said in words.
Document ProgressReport(const v1::GetProgressResponse& response);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PROGRESS_PROGRESS_REPORT_H_
