#include <string>
#include <vector>

#include "query-service/commands/csv/columns/common_columns.h"
#include "query-service/commands/csv/progress/tables.h"

namespace waymark::query::client::csv {
namespace {

struct Row {
  const v1::GetProgressResponse* answer;
  std::string theme;
  std::string service_area;
  std::string measure;
  const v1::DataNote* note;
};

}  // namespace

std::string NotesTable(const v1::GetProgressResponse& response) {
  Columns<Row> columns = WithAnswer<Row>({
      {"theme", [](const Row& row) { return Text(row.theme); }},
      {"service_area", [](const Row& row) { return Text(row.service_area); }},
      {"measure", [](const Row& row) { return Text(row.measure); }},
  });
  Append<Row, const v1::DataNote*>(
      NoteColumns(), [](const Row& row) { return row.note; }, columns);
  std::vector<Row> rows;
  for (const v1::DataNote& note : response.notes()) rows.push_back({&response, "", "", "", &note});
  for (const v1::ThemeTrajectory& theme : response.themes()) {
    for (const v1::DataNote& note : theme.notes()) {
      rows.push_back({&response, theme.theme().name(), theme.service_area(), "", &note});
    }
  }
  for (const v1::MeasureTrajectory& series : response.measures()) {
    for (const v1::DataNote& note : series.notes()) {
      rows.push_back({&response, "", "", series.measure().name(), &note});
    }
  }
  return Table(columns, rows);
}

}  // namespace waymark::query::client::csv
