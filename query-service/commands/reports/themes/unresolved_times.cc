#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"

#include "query-service/commands/reports/themes/theme_sections.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"
#include "query-service/commands/wording/distribution_text.h"
#include "query-service/commands/wording/visit_text.h"

namespace waymark::query::client {
namespace {

// Under each theme; CSV has as many as the answer.
constexpr int kTimesShown = 3;

// "sunderland/2015-inspection, 2015-05-11, to monitoring-visit-1: open, 14 months (care-leavers)"
std::string TimeText(const v1::UnresolvedTime& time) {
  const bool resolved = time.end() == v1::UNRESOLVED_END_RESOLVED;
  const std::string& until = resolved ? time.resolved_visit() : time.last_visit();
  std::string text = absl::StrCat(VisitPath(time.since_visit()), ", ", DateText(time.since_date()));
  if (until != time.since_visit()) absl::StrAppend(&text, ", to ", ShortName(until));
  absl::StrAppend(&text, ": ", Label(time.end()), ", ",
                  time.has_months()
                      ? absl::StrCat(resolved ? "after " : "seen over ", MonthsText(time.months()))
                      : std::string("how long is not known"),
                  " (", ShortName(time.service_area()),
                  time.possible() ? ", perhaps outside the period)" : ")");
  return text;
}

Grid::Row TimesRow(const v1::ThemeSummary& theme) {
  const v1::UnresolvedTimes& times = theme.unresolved_times();
  Grid::Row row;
  row.cells = {
      ShortName(theme.theme().name()),
      absl::StrCat(times.count(), times.possible() > 0 ? absl::StrCat(" (+", times.possible(), ")")
                                                       : std::string()),
      absl::StrCat(times.resolved()),
      absl::StrCat(times.open()),
      absl::StrCat(times.episode_ended()),
      SpreadText(times.months_to_resolution()),
      SpreadText(times.months_unresolved_so_far())};
  row.details.push_back({"Half resolved by", MedianText(times.median())});
  const int shown = std::min(times.times().size(), kTimesShown);
  for (int i = 0; i < shown; ++i) row.details.push_back({kPoint, TimeText(times.times(i))});
  const int more = times.count() + times.possible() - shown;
  if (more > 0) row.details.push_back({"", absl::StrCat("and ", more, " more")});
  return row;
}

}  // namespace

void WriteUnresolvedTimes(const v1::SummarizeThemesResponse& response, Report& report) {
  Grid grid{.columns = {"Theme", "Times", "Resolved", "Open", "Episode ended",
                        "Months to resolution", "Months so far, of the others"},
            .rows = {}};
  for (const v1::ThemeSummary& theme : response.themes()) {
    if (theme.unresolved_times().count() + theme.unresolved_times().possible() == 0) continue;
    grid.rows.push_back(TimesRow(theme));
  }
  if (grid.rows.empty()) return;
  report.Section("How long they stay unresolved");
  report.Say(
      "A time is an unbroken run of weak or inconsistent in one service area of one authority. "
      "What is not resolved lasts at least as long as it was seen to.");
  report.Add(std::move(grid));
}

}  // namespace waymark::query::client
