#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_THEMES_THEME_SUMMARY_REPORT_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_THEMES_THEME_SUMMARY_REPORT_H_

#include "waymark/v1/theme_summary.pb.h"

#include "query-service/commands/document/document.h"

namespace waymark::query::client {

// What recurs across authorities, for people to read: how themes were found, how long they stay
// unresolved, which come together. `response` holds the pages that are shown.
Document ThemeSummaryReport(const v1::SummarizeThemesResponse& response);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_THEMES_THEME_SUMMARY_REPORT_H_
