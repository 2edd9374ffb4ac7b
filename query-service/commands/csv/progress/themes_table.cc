#include <vector>

#include "query-service/commands/csv/columns/common_columns.h"
#include "query-service/commands/csv/progress/tables.h"

namespace waymark::query::client::csv {
namespace {

struct ThemeRow {
  const v1::GetProgressResponse* answer;
  const v1::ThemeTrajectory* theme;
};

struct FindingRow {
  const v1::GetProgressResponse* answer;
  const v1::ThemeTrajectory* theme;
  const v1::ThemePoint* point;
  const v1::ReportedFinding* finding;
  bool counted;
};

int FindingCount(const v1::ThemeTrajectory& theme) {
  int count = 0;
  for (const v1::ThemePoint& point : theme.points()) count += point.findings_size();
  return count;
}

template <typename Row>
Columns<Row> WhichColumns() {
  return WithAnswer<Row>({
      {"theme", [](const Row& row) { return Text(row.theme->theme().name()); }},
      {"theme_name", [](const Row& row) { return Text(row.theme->theme().display_name()); }},
      {"service_area", [](const Row& row) { return Text(row.theme->service_area()); }},
  });
}

Columns<ThemeRow> StateColumns() {
  using Row = ThemeRow;
  return {
      {"standing", [](const Row& row) { return WordCell(row.theme->standing()); }},
      {"standing_visit", [](const Row& row) { return Text(row.theme->standing_visit()); }},
      {"standing_date", [](const Row& row) { return Text(row.theme->standing_date()); }},
      {"direction", [](const Row& row) { return WordCell(row.theme->direction()); }},
      {"direction_basis", [](const Row& row) { return WordCell(row.theme->direction_basis()); }},
      {"unresolved_since_visit",
       [](const Row& row) { return Text(row.theme->unresolved_since_visit()); }},
      {"unresolved_since_date",
       [](const Row& row) { return Text(row.theme->unresolved_since_date()); }},
      {"finding_count", [](const Row& row) { return Number(FindingCount(*row.theme)); }},
      {"note_reasons", [](const Row& row) { return Reasons(row.theme->notes()); }},
  };
}

}  // namespace

std::string ThemesTable(const v1::GetProgressResponse& response) {
  Columns<ThemeRow> columns = WhichColumns<ThemeRow>();
  for (const Column<ThemeRow>& column : StateColumns()) columns.push_back(column);
  std::vector<ThemeRow> rows;
  for (const v1::ThemeTrajectory& theme : response.themes()) rows.push_back({&response, &theme});
  return Table(columns, rows);
}

std::string FindingsTable(const v1::GetProgressResponse& response) {
  using Row = FindingRow;
  Columns<Row> columns = WhichColumns<Row>();
  columns.push_back({"counted", [](const Row& row) { return Flag(row.counted); }});
  columns.push_back(
      {"visit_start_date", [](const Row& row) { return Text(row.point->visit().start_date()); }});
  columns.push_back({"visit_published_date",
                     [](const Row& row) { return Text(row.point->visit().published_date()); }});
  Append<Row, const v1::ReportedFinding*>(
      FindingColumns(), [](const Row& row) { return row.finding; }, columns);
  std::vector<Row> rows;
  for (const v1::ThemeTrajectory& theme : response.themes()) {
    for (const v1::ThemePoint& point : theme.points()) {
      for (const v1::ReportedFinding& finding : point.findings()) {
        rows.push_back({&response, &theme, &point, &finding, true});
      }
      for (const v1::ReportedFinding& finding : point.other_findings()) {
        rows.push_back({&response, &theme, &point, &finding, false});
      }
    }
  }
  return Table(columns, rows);
}

}  // namespace waymark::query::client::csv
