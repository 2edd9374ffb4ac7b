#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_CSV_THEMES_THEME_SUMMARY_TABLES_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_CSV_THEMES_THEME_SUMMARY_TABLES_H_

#include <string>
#include <string_view>
#include <vector>

#include "waymark/v1/theme_summary.pb.h"

namespace waymark::query::client::csv {

// The tables such an answer can be read as:
//
//   themes      a row per theme: counts by standing and direction, how long it stays unresolved
//   unresolved  a row per time in which a theme was unresolved, as many as the answer names
//   companions  a row per theme and theme that comes together with it
//   findings    a row per finding behind a count, as many as the answer names
//   notes       a row per note
std::vector<std::string> ThemeSummaryTables();

// `table` is one of these; `response` holds the pages that are wanted.
std::string ThemeSummaryCsv(const v1::SummarizeThemesResponse& response, std::string_view table);

}  // namespace waymark::query::client::csv

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_CSV_THEMES_THEME_SUMMARY_TABLES_H_
