#include <utility>

#include "absl/strings/str_cat.h"

#include "query-service/commands/reports/comparison/rows/row_details.h"
#include "query-service/commands/reports/comparison/rows/rows.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"
#include "query-service/commands/wording/recommendation_text.h"

namespace waymark::query::client {
namespace {

std::string OpenFor(const v1::RecommendationTally& tally) {
  if (tally.has_open_months()) return MonthsText(tally.open_months());
  return tally.open() == 0 ? "-" : kNotKnown;
}

std::string RecommendationLine(const v1::RecommendationProgress& progress) {
  std::string text =
      absl::StrCat(progress.recommendation().id(), ", ", RecommendationStatusText(progress), ": ",
                   progress.recommendation().text());
  if (!progress.updates().empty()) {
    absl::StrAppend(&text, " Latest: ",
                    RecommendationUpdateText(progress.updates(progress.updates().size() - 1)));
  }
  return text;
}

Grid::Row RecommendationRowOf(const v1::ComparisonRow& row, const RowContext& context) {
  const v1::RecommendationTally& tally = row.tally();
  Grid::Row line;
  line.cells = {context.names.Of(row.authority()), absl::StrCat(tally.made()),
                absl::StrCat(tally.open()),        absl::StrCat(tally.addressed()),
                absl::StrCat(tally.closed()),      OpenFor(tally)};
  for (const v1::RecommendationProgress& progress : row.recommendations()) {
    line.details.push_back({kPoint, RecommendationLine(progress)});
  }
  line.details.push_back({"Sources", context.sources.Cite(row.sources(), row.value_visit())});
  AddBaseline(row, line);
  AddRowNotes(row, line);
  return line;
}

}  // namespace

Grid RecommendationGrid(const v1::CompareAuthoritiesResponse& response, const RowContext& context) {
  Grid grid{.columns = {"Authority", "Made", "Open", "Addressed", "Closed", "Open for"},
            .rows = {}};
  for (const v1::ComparisonRow& row : response.rows()) {
    grid.rows.push_back(RecommendationRowOf(row, context));
  }
  return grid;
}

}  // namespace waymark::query::client
