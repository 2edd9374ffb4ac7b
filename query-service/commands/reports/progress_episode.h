#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PROGRESS_EPISODE_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PROGRESS_EPISODE_H_

#include "waymark/v1/progress.pb.h"

#include "query-service/commands/reports/page.h"

namespace waymark::query::client {

// The authority, the episode the answer is about, and the others.
void WriteHeading(const v1::GetProgressResponse& response, Page& page);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PROGRESS_EPISODE_H_
