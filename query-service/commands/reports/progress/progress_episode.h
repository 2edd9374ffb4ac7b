#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PROGRESS_PROGRESS_EPISODE_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PROGRESS_PROGRESS_EPISODE_H_

#include <string>

#include "waymark/v1/progress.pb.h"

#include "query-service/commands/reports/report.h"

namespace waymark::query::client {

// Which authority: "sunderland, North East".
std::string AuthorityText(const v1::Authority& authority);

// The episode the answer is about, and the others.
void WriteEpisode(const v1::GetProgressResponse& response, Report& report);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_PROGRESS_PROGRESS_EPISODE_H_
