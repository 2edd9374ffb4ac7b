#include "query-service/commands/csv/themes/theme_summary_tables.h"

#include "query-service/commands/csv/table_set.h"
#include "query-service/commands/csv/themes/tables.h"

namespace waymark::query::client::csv {
namespace {

constexpr NamedTable<v1::SummarizeThemesResponse> kTables[] = {
    {"themes", ThemeCountsTable}, {"unresolved", UnresolvedTable}, {"companions", CompanionsTable},
    {"findings", CitationsTable}, {"notes", ThemeNotesTable},
};

}  // namespace

std::vector<std::string> ThemeSummaryTables() { return NamesOf(kTables); }

std::string ThemeSummaryCsv(const v1::SummarizeThemesResponse& response, std::string_view table) {
  return Make(kTables, response, table);
}

}  // namespace waymark::query::client::csv
