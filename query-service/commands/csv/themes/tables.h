#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_CSV_THEMES_TABLES_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_CSV_THEMES_TABLES_H_

#include <string>

#include "waymark/v1/theme_summary.pb.h"

#include "query-service/commands/csv/columns/common_columns.h"

// The tables of theme_summary_tables.h, each made by its own function.
namespace waymark::query::client::csv {

// The columns that every table begins with; rows have a member `theme`.
template <typename Row>
Columns<Row> ThemeColumns() {
  return {
      {"theme", [](const Row& row) { return Text(row.theme->name()); }},
      {"theme_name", [](const Row& row) { return Text(row.theme->display_name()); }},
  };
}

std::string ThemeCountsTable(const v1::SummarizeThemesResponse& response);
std::string UnresolvedTable(const v1::SummarizeThemesResponse& response);
std::string CompanionsTable(const v1::SummarizeThemesResponse& response);
std::string CitationsTable(const v1::SummarizeThemesResponse& response);
std::string ThemeNotesTable(const v1::SummarizeThemesResponse& response);

}  // namespace waymark::query::client::csv

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_CSV_THEMES_TABLES_H_
