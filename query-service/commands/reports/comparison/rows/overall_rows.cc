#include "query-service/commands/reports/comparison/rows/row_details.h"
#include "query-service/commands/reports/comparison/rows/rows.h"
#include "query-service/commands/text/labels.h"

namespace waymark::query::client {
namespace {

Grid::Row OverallRowOf(const v1::ComparisonRow& row, const RowContext& context) {
  Grid::Row line;
  line.cells = {context.names.Of(row.authority()), Label(row.rating()), ValueVisitText(row)};
  for (const v1::ComparedStatement& statement : row.overall_progress()) {
    line.details.push_back({kPoint, StatementText(statement, context.sources)});
  }
  AddBaseline(row, line);
  AddRowNotes(row, line);
  return line;
}

}  // namespace

Grid OverallGrid(const v1::CompareAuthoritiesResponse& response, const RowContext& context) {
  Grid grid{.columns = {"Authority", "Nearest rating", "Said at"}, .rows = {}};
  for (const v1::ComparisonRow& row : response.rows()) {
    grid.rows.push_back(OverallRowOf(row, context));
  }
  return grid;
}

}  // namespace waymark::query::client
