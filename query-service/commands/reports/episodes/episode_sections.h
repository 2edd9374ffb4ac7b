#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_EPISODES_EPISODE_SECTIONS_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_EPISODES_EPISODE_SECTIONS_H_

#include "waymark/v1/episode_summary.pb.h"

#include "query-service/commands/reports/report.h"

// The parts of EpisodeSummaryReport.
namespace waymark::query::client {

// Visits and months of the episodes that ended in each way.
void WriteEpisodeSpread(const v1::SummarizeEpisodesResponse& response, Report& report);
// From which grade to which; nothing where no episode has ended.
void WriteResults(const v1::SummarizeEpisodesResponse& response, Report& report);
// A row per case; nothing where there are none.
void WriteCases(const v1::SummarizeEpisodesResponse& response, Report& report);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_EPISODES_EPISODE_SECTIONS_H_
