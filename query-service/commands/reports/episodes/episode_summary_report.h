#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_EPISODES_EPISODE_SUMMARY_REPORT_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_EPISODES_EPISODE_SUMMARY_REPORT_H_

#include "waymark/v1/episode_summary.pb.h"

#include "query-service/commands/document/document.h"

namespace waymark::query::client {

// Visits and months before re-inspection, for people to read: how they spread, with what result,
// and each case. `response` holds the pages that are shown.
Document EpisodeSummaryReport(const v1::SummarizeEpisodesResponse& response);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_EPISODES_EPISODE_SUMMARY_REPORT_H_
