#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_THEMES_THEME_SECTIONS_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_THEMES_THEME_SECTIONS_H_

#include "waymark/v1/theme_summary.pb.h"

#include "query-service/commands/reports/report.h"

// The parts of ThemeSummaryReport.
namespace waymark::query::client {

// In how many authorities and at how many visits each theme had each standing and direction.
void WriteThemeCounts(const v1::SummarizeThemesResponse& response, Report& report);
// How long each stays unresolved; nothing where none was.
void WriteUnresolvedTimes(const v1::SummarizeThemesResponse& response, Report& report);
// Which come together; nothing where none do.
void WriteCompanions(const v1::SummarizeThemesResponse& response, Report& report);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_THEMES_THEME_SECTIONS_H_
