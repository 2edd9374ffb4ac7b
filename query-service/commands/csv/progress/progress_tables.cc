#include "query-service/commands/csv/progress/progress_tables.h"

#include "query-service/commands/csv/progress/tables.h"
#include "query-service/commands/csv/table_set.h"

namespace waymark::query::client::csv {
namespace {

constexpr NamedTable<v1::GetProgressResponse> kTables[] = {
    {"visits", VisitsTable}, {"themes", ThemesTable},     {"findings", FindingsTable},
    {"series", SeriesTable}, {"measures", MeasuresTable}, {"recommendations", RecommendationsTable},
    {"notes", NotesTable},
};

}  // namespace

std::vector<std::string> ProgressTables() { return NamesOf(kTables); }

std::string ProgressCsv(const v1::GetProgressResponse& response, std::string_view table) {
  return Make(kTables, response, table);
}

}  // namespace waymark::query::client::csv
