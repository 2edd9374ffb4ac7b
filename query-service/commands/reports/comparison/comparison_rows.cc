#include "query-service/commands/reports/comparison/comparison_rows.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "query-service/commands/reports/report.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"
#include "query-service/commands/wording/finding_text.h"
#include "query-service/commands/wording/observation_text.h"

namespace waymark::query::client {
namespace {

std::string BaselineText(const v1::ComparisonRow& row) {
  if (!row.has_baseline()) return "none recorded";
  const v1::VisitSummary& baseline = row.baseline();
  return absl::StrCat(ShortName(baseline.name()), ", ",
                      baseline.published_date().empty()
                          ? DateText(baseline.end_date())
                          : absl::StrCat("published ", DateText(baseline.published_date())));
}

// "mv-6, 2017-10"
std::string ValueVisitText(const v1::ComparisonRow& row) {
  if (row.value_visit().empty()) return "not known";
  return absl::StrCat(ShortName(row.value_visit()), ", ", DateText(row.value_date()));
}

std::string UnresolvedText(const v1::ComparisonRow& row) {
  if (!row.unresolved_since_visit().empty()) return ShortName(row.unresolved_since_visit());
  return IsUnresolved(row.standing()) ? "not known" : "-";
}

std::string ValueNow(const v1::ComparisonRow& row, v1::MeasureUnit unit) {
  if (!row.has_point()) return "not known";
  std::string text = ValueAndDate(row.point(), unit);
  if (row.has_age_months()) {
    absl::StrAppend(&text, ", ", MonthsText(row.age_months()), " old");
  }
  return text;
}

std::string ChangeText(const v1::ComparisonRow& row, v1::MeasureUnit unit) {
  if (!row.has_change()) return "not known";
  return absl::StrCat(SignedNumber(row.change()), ChangeUnit(unit));
}

void AddNotes(const v1::ComparisonRow& row, Grid::Row& line) {
  for (const v1::DataNote& note : row.notes()) {
    if (IsMarkedElsewhere(note) || note.reason() == v1::NOTE_REASON_LATER_INSPECTION) continue;
    line.details.push_back({"Note", NoteText(note)});
  }
}

Grid::Row ThemeRow(const v1::ComparisonRow& row, const AuthorityNames& names, SourceList& sources) {
  Grid::Row line;
  line.cells = {
      names.Of(row.authority()),
      ValueVisitText(row),
      Cell(Label(row.standing()), ToneOf(row.standing())),
      DirectionText(row.direction(), row.direction_basis()),
      row.service_area().empty() ? std::string(kNotStated) : ShortName(row.service_area()),
      UnresolvedText(row)};
  line.details.push_back({"Baseline", BaselineText(row)});
  for (const v1::ReportedFinding& finding : row.findings()) {
    line.details.push_back({kPoint, FindingText(finding, sources)});
  }
  AddNotes(row, line);
  return line;
}

Grid::Row MeasureRow(const v1::ComparisonRow& row, v1::MeasureUnit unit,
                     const AuthorityNames& names, SourceList& sources) {
  Grid::Row line;
  line.cells = {names.Of(row.authority()),
                row.has_baseline_point() ? ValueAndDate(row.baseline_point(), unit)
                                         : std::string("not known"),
                ValueNow(row, unit),
                ChangeText(row, unit),
                row.has_change_per_month() ? RangeText(row.change_per_month(), /*change=*/true)
                                           : std::string("not known"),
                DirectionText(row.direction(), row.direction_basis())};
  CitedText value(ShortName(row.point().visit()));
  value.Add(", ").Append(PointSources(row.point(), sources));
  line.details.push_back({"Value", std::move(value)});
  AddNotes(row, line);
  return line;
}

}  // namespace

std::string LaterInspectionNote(const v1::CompareAuthoritiesResponse& response,
                                const AuthorityNames& names) {
  std::vector<std::string> inspected;
  for (const v1::ComparisonRow& row : response.rows()) {
    const bool later = std::any_of(row.notes().begin(), row.notes().end(), [](const auto& note) {
      return note.reason() == v1::NOTE_REASON_LATER_INSPECTION;
    });
    if (later) inspected.push_back(names.Of(row.authority()));
  }
  if (inspected.empty()) return "";
  return absl::StrCat(
      "A later inspection than the baseline of the row is known, but no later value: ",
      absl::StrJoin(inspected, ", "), ".");
}

Grid ThemeGrid(const v1::CompareAuthoritiesResponse& response, const AuthorityNames& names,
               SourceList& sources) {
  Grid grid{.columns = {"Authority", "As of", "Standing", "Direction", "Service area",
                        "Unresolved since"},
            .rows = {}};
  for (const v1::ComparisonRow& row : response.rows()) {
    grid.rows.push_back(ThemeRow(row, names, sources));
  }
  return grid;
}

Grid MeasureGrid(const v1::CompareAuthoritiesResponse& response, v1::MeasureUnit unit,
                 const AuthorityNames& names, SourceList& sources) {
  Grid grid{
      .columns = {"Authority", "At the baseline", "Value", "Change", "Per month", "Direction"},
      .rows = {}};
  for (const v1::ComparisonRow& row : response.rows()) {
    grid.rows.push_back(MeasureRow(row, unit, names, sources));
  }
  return grid;
}

}  // namespace waymark::query::client
