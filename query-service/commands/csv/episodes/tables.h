#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_CSV_EPISODES_TABLES_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_CSV_EPISODES_TABLES_H_

#include <string>

#include "waymark/v1/episode_summary.pb.h"

// The tables of episode_summary_tables.h, each made by its own function.
namespace waymark::query::client::csv {

std::string CasesTable(const v1::SummarizeEpisodesResponse& response);
std::string EpisodeStatisticsTable(const v1::SummarizeEpisodesResponse& response);
std::string ResultsTable(const v1::SummarizeEpisodesResponse& response);
std::string EpisodeNotesTable(const v1::SummarizeEpisodesResponse& response);

}  // namespace waymark::query::client::csv

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_CSV_EPISODES_TABLES_H_
