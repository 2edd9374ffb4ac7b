#include "query-service/commands/reports/progress/progress_themes.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"

#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"
#include "query-service/commands/wording/finding_text.h"
#include "query-service/commands/wording/tones.h"

namespace waymark::query::client {
namespace {

// Of a visit without a date, which gives no state now.
constexpr char kUndated[] = "not known (undated)";

std::string StandingText(const v1::ThemeTrajectory& theme) {
  const bool stated = std::any_of(
      theme.points().begin(), theme.points().end(),
      [](const v1::ThemePoint& point) { return point.standing() != v1::STANDING_UNSPECIFIED; });
  return theme.standing() == v1::STANDING_UNSPECIFIED && stated ? kUndated
                                                                : Label(theme.standing());
}

std::string DirectionNow(const v1::ThemeTrajectory& theme) {
  const bool stated = std::any_of(
      theme.points().begin(), theme.points().end(),
      [](const v1::ThemePoint& point) { return point.direction() != v1::DIRECTION_UNSPECIFIED; });
  return theme.direction() == v1::DIRECTION_UNSPECIFIED && stated
             ? kUndated
             : DirectionText(theme.direction(), theme.direction_basis());
}

std::string UnresolvedText(const v1::ThemeTrajectory& theme) {
  if (!theme.unresolved_since_visit().empty()) {
    return absl::StrCat(ShortName(theme.unresolved_since_visit()), ", ",
                        theme.unresolved_since_date().empty()
                            ? "undated"
                            : DateText(theme.unresolved_since_date()));
  }
  return IsUnresolved(theme.standing()) ? "not known" : "-";
}

void AddFindings(const v1::ThemeTrajectory& theme, SourceList& sources, Grid::Row& row) {
  for (const v1::ThemePoint& point : theme.points()) {
    for (const v1::ReportedFinding& finding : point.findings()) {
      row.details.push_back({kPoint, FindingText(finding, sources)});
    }
  }
  for (const v1::ThemePoint& point : theme.points()) {
    for (const v1::ReportedFinding& finding : point.other_findings()) {
      row.details.push_back({kPoint, UncountedText(finding, sources)});
    }
  }
  for (const v1::DataNote& note : theme.notes()) {
    if (!IsMarkedElsewhere(note)) row.details.push_back({"Note", NoteText(note)});
  }
}

Grid::Row RowOf(const v1::ThemeTrajectory& theme, SourceList& sources) {
  Grid::Row row;
  row.cells = {ShortName(theme.theme().name()), ShortName(theme.service_area()),
               Cell(StandingText(theme), ToneOf(theme.standing())), DirectionNow(theme),
               UnresolvedText(theme)};
  row.details.push_back({"", theme.theme().display_name()});
  AddFindings(theme, sources, row);
  return row;
}

}  // namespace

void WriteThemes(const v1::GetProgressResponse& response, Report& report) {
  report.Section("Themes");
  if (response.themes().empty()) {
    report.Say(kNoneHere);
    return;
  }
  Grid grid{.columns = {"Theme", "Service area", "Standing now", "Direction", "Unresolved since"},
            .rows = {}};
  for (const v1::ThemeTrajectory& theme : response.themes()) {
    grid.rows.push_back(RowOf(theme, report.sources()));
  }
  report.Add(std::move(grid));
}

}  // namespace waymark::query::client
