#include "query-service/commands/reports/comparison/rows/row_details.h"
#include "query-service/commands/reports/comparison/rows/rows.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/tones.h"

namespace waymark::query::client {
namespace {

Grid::Row JudgementRowOf(const v1::ComparisonRow& row, const RowContext& context) {
  const v1::ComparedStatement& judgement = row.judgement();
  Grid::Row line;
  line.cells = {context.names.Of(row.authority()),
                Cell(Label(judgement.judgement().grade()), ToneOf(judgement.judgement().grade())),
                ValueVisitText(row), Label(judgement.visit().framework())};
  line.details.push_back({kPoint, StatementText(judgement, context.sources)});
  // Of the inspection itself there is no more to say.
  if (row.has_baseline() && row.baseline().name() != judgement.visit().name()) {
    AddBaseline(row, line);
  }
  AddRowNotes(row, line);
  return line;
}

}  // namespace

Grid JudgementGrid(const v1::CompareAuthoritiesResponse& response, const RowContext& context) {
  Grid grid{.columns = {"Authority", "Grade", "Judged at", "Framework"}, .rows = {}};
  for (const v1::ComparisonRow& row : response.rows()) {
    grid.rows.push_back(JudgementRowOf(row, context));
  }
  return grid;
}

}  // namespace waymark::query::client
