#include "query-service/commands/reports/progress_themes.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"

#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"
#include "query-service/commands/wording/finding_text.h"

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

void AddFindings(const v1::ThemeTrajectory& theme, SourceList& sources, Table& table) {
  for (const v1::ThemePoint& point : theme.points()) {
    for (const v1::ReportedFinding& finding : point.findings()) {
      table.AddText("    - ", FindingText(finding, sources));
    }
  }
  for (const v1::ThemePoint& point : theme.points()) {
    for (const v1::ReportedFinding& finding : point.other_findings()) {
      table.AddText("    - ", UncountedText(finding, sources));
    }
  }
  for (const v1::DataNote& note : theme.notes()) {
    if (!IsMarkedElsewhere(note)) table.AddText("    Note: ", NoteText(note));
  }
}

}  // namespace

void WriteThemes(const v1::GetProgressResponse& response, Page& page) {
  page.Section("Themes");
  if (response.themes().empty()) {
    page.Paragraph("", kNoneHere);
    return;
  }
  Table table({"Theme", "Service area", "Standing now", "Direction", "Unresolved since"});
  for (const v1::ThemeTrajectory& theme : response.themes()) {
    if (!table.empty()) table.AddGap();
    table.AddRow({ShortName(theme.theme().name()), ShortName(theme.service_area()),
                  StandingText(theme), DirectionNow(theme), UnresolvedText(theme)});
    table.AddText("    ", theme.theme().display_name());
    AddFindings(theme, page.sources(), table);
  }
  page.Append(table);
}

}  // namespace waymark::query::client
