#include <utility>

#include "absl/strings/str_cat.h"

#include "common/model/decimal.h"
#include "query-service/commands/reports/comparison/rows/row_details.h"
#include "query-service/commands/reports/comparison/rows/rows.h"
#include "query-service/commands/reports/comparison/spread.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"
#include "query-service/commands/wording/finding_text.h"
#include "query-service/commands/wording/observation_text.h"

namespace waymark::query::client {
namespace {

std::string ValueThen(const v1::ComparisonRow& row, v1::MeasureUnit unit) {
  if (!row.has_point()) return kNotKnown;
  std::string text = ValueAndDate(row.point(), unit);
  if (row.has_age_months()) absl::StrAppend(&text, ", ", MonthsText(row.age_months()), " old");
  return text;
}

std::string ChangeSinceBaseline(const v1::ComparisonRow& row, v1::MeasureUnit unit) {
  if (!row.has_change()) return kNotKnown;
  return absl::StrCat(SignedNumber(row.change()), ChangeUnit(unit));
}

std::string RankText(const v1::ComparisonRow& row, int ranked) {
  return row.has_rank() ? absl::StrCat(row.rank(), " of ", ranked) : "-";
}

std::string PercentileText(const v1::ComparisonRow& row) {
  return row.has_percentile() ? model::DecimalText(ForReading(row.percentile())) : "-";
}

// The figures of a row, in the order of the columns.
std::vector<Cell> FigureCells(const v1::ComparisonRow& row, v1::MeasureUnit unit) {
  return {
      row.has_baseline_point() ? ValueAndDate(row.baseline_point(), unit) : std::string(kNotKnown),
      ValueThen(row, unit), ChangeSinceBaseline(row, unit),
      row.has_change_per_month() ? RangeText(row.change_per_month(), /*change=*/true)
                                 : std::string(kNotKnown)};
}

Grid::Row MeasureRowOf(const v1::ComparisonRow& row, const RowContext& context,
                       const v1::GroupStatistics& statistics) {
  const bool ranked = IsRanked(statistics);
  const std::string direction = DirectionText(row.direction(), row.direction_basis());
  Grid::Row line;
  line.cells = {context.names.Of(row.authority())};
  if (ranked) {
    line.cells.emplace_back(RankText(row, statistics.n()));
    line.cells.emplace_back(PercentileText(row));
  }
  for (Cell& cell : FigureCells(row, context.topic.unit)) line.cells.push_back(std::move(cell));
  if (ranked) {
    line.details.push_back({"Direction", direction});
  } else {
    line.cells.emplace_back(direction);
  }
  CitedText value(ShortName(row.point().visit()));
  value.Add(", ").Append(PointSources(row.point(), context.sources));
  line.details.push_back({"Value", std::move(value)});
  AddRowNotes(row, line);
  return line;
}

}  // namespace

Grid MeasureGrid(const v1::CompareAuthoritiesResponse& response, const RowContext& context) {
  Grid grid;
  // Beside ranks there is no room for more than figures.
  grid.columns =
      IsRanked(response.statistics())
          ? std::vector<std::string>{"Authority", "Rank",   "Percentile", "At the baseline",
                                     "Value",     "Change", "Per month"}
          : std::vector<std::string>{"Authority", "At the baseline", "Value",
                                     "Change",    "Per month",       "Direction"};
  for (const v1::ComparisonRow& row : response.rows()) {
    grid.rows.push_back(MeasureRowOf(row, context, response.statistics()));
  }
  return grid;
}

}  // namespace waymark::query::client
