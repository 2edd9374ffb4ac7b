#include "absl/strings/str_cat.h"

#include "query-service/commands/reports/comparison/rows/row_details.h"
#include "query-service/commands/reports/comparison/rows/rows.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/finding_text.h"
#include "query-service/commands/wording/tones.h"

namespace waymark::query::client {
namespace {

std::string UnresolvedSince(const v1::ComparisonRow& row) {
  if (!row.unresolved_since_visit().empty()) return ShortName(row.unresolved_since_visit());
  return IsUnresolved(row.standing()) ? kNotKnown : "-";
}

Grid::Row ThemeRowOf(const v1::ComparisonRow& row, const RowContext& context) {
  Grid::Row line;
  line.cells = {
      context.names.Of(row.authority()),
      ValueVisitText(row),
      Cell(Label(row.standing()), ToneOf(row.standing())),
      DirectionText(row.direction(), row.direction_basis()),
      row.service_area().empty() ? std::string(kNotStated) : ShortName(row.service_area()),
      UnresolvedSince(row)};
  AddBaseline(row, line);
  for (const v1::ReportedFinding& finding : row.findings()) {
    line.details.push_back({kPoint, FindingText(finding, context.sources)});
  }
  AddRowNotes(row, line);
  return line;
}

}  // namespace

Grid ThemeGrid(const v1::CompareAuthoritiesResponse& response, const RowContext& context) {
  Grid grid{.columns = {"Authority", "As of", "Standing", "Direction", "Service area",
                        "Unresolved since"},
            .rows = {}};
  for (const v1::ComparisonRow& row : response.rows()) {
    grid.rows.push_back(ThemeRowOf(row, context));
  }
  return grid;
}

}  // namespace waymark::query::client
