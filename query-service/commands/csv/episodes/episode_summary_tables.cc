#include "query-service/commands/csv/episodes/episode_summary_tables.h"

#include "query-service/commands/csv/episodes/tables.h"
#include "query-service/commands/csv/table_set.h"

namespace waymark::query::client::csv {
namespace {

constexpr NamedTable<v1::SummarizeEpisodesResponse> kTables[] = {
    {"cases", CasesTable},
    {"statistics", EpisodeStatisticsTable},
    {"results", ResultsTable},
    {"notes", EpisodeNotesTable},
};

}  // namespace

std::vector<std::string> EpisodeSummaryTables() { return NamesOf(kTables); }

std::string EpisodeSummaryCsv(const v1::SummarizeEpisodesResponse& response,
                              std::string_view table) {
  return Make(kTables, response, table);
}

}  // namespace waymark::query::client::csv
