#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_CSV_EPISODES_EPISODE_SUMMARY_TABLES_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_CSV_EPISODES_EPISODE_SUMMARY_TABLES_H_

#include <string>
#include <string_view>
#include <vector>

#include "waymark/v1/episode_summary.pb.h"

namespace waymark::query::client::csv {

// The tables such an answer can be read as:
//
//   cases       a row per episode
//   statistics  a row per way to end and thing counted: how it is spread
//   results     a row per baseline grade and result
//   notes       a row per note, on the whole or on an episode
std::vector<std::string> EpisodeSummaryTables();

// `table` is one of these; `response` holds the pages that are wanted.
std::string EpisodeSummaryCsv(const v1::SummarizeEpisodesResponse& response,
                              std::string_view table);

}  // namespace waymark::query::client::csv

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_CSV_EPISODES_EPISODE_SUMMARY_TABLES_H_
