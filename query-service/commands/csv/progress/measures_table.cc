#include <vector>

#include "query-service/commands/csv/columns/common_columns.h"
#include "query-service/commands/csv/progress/tables.h"

namespace waymark::query::client::csv {
namespace {

using Series = v1::MeasureTrajectory;

struct SeriesRow {
  const v1::GetProgressResponse* answer;
  const Series* series;
};

struct PointRow {
  const v1::GetProgressResponse* answer;
  const Series* series;  // Of an observation without a listed measure: an empty one.
  const v1::ObservationPoint* point;
};

template <typename Row>
Columns<Row> WhichColumns() {
  return WithAnswer<Row>({
      {"measure", [](const Row& row) { return Text(row.series->measure().name()); }},
      {"measure_name", [](const Row& row) { return Text(row.series->measure().display_name()); }},
      {"unit", [](const Row& row) { return WordCell(row.series->measure().unit()); }},
      {"better", [](const Row& row) { return WordCell(row.series->measure().better()); }},
      {"cohort", [](const Row& row) { return Text(row.series->cohort()); }},
      {"basis", [](const Row& row) { return WordCell(row.series->basis()); }},
      {"definition", [](const Row& row) { return Text(row.series->definition()); }},
  });
}

// NAME_value, NAME_date and NAME_visit of the baseline or the latest point.
void AddEnd(const std::string& name, const v1::ObservationPoint& (Series::*end)() const,
            Columns<SeriesRow>& columns) {
  using Row = SeriesRow;
  columns.push_back({name + "_value", [end](const Row& row) {
                       const v1::Observation& value = (row.series->*end)().observation();
                       return Number(If(value.has_value(), value.value()));
                     }});
  columns.push_back({name + "_earliest_date",
                     [end](const Row& row) { return Text((row.series->*end)().earliest_date()); }});
  columns.push_back({name + "_latest_date",
                     [end](const Row& row) { return Text((row.series->*end)().latest_date()); }});
  columns.push_back(
      {name + "_visit", [end](const Row& row) { return Text((row.series->*end)().visit()); }});
}

void AddRates(Columns<SeriesRow>& columns) {
  using Row = SeriesRow;
  AddRange<Row>(
      "change_per_month",
      [](const Row& row) {
        return row.series->has_change_per_month() ? &row.series->change_per_month() : nullptr;
      },
      columns);
  AddRange<Row>(
      "change_per_month_since_publication",
      [](const Row& row) {
        return row.series->has_change_per_month_since_publication()
                   ? &row.series->change_per_month_since_publication()
                   : nullptr;
      },
      columns);
  AddRange<Row>(
      "change_per_month_since_fieldwork",
      [](const Row& row) {
        return row.series->has_change_per_month_since_fieldwork()
                   ? &row.series->change_per_month_since_fieldwork()
                   : nullptr;
      },
      columns);
}

// The label and unit of an observation without a listed measure.
Columns<PointRow> OwnColumns() {
  return {
      {"label", [](const PointRow& row) { return Text(row.point->observation().label()); }},
      {"own_unit", [](const PointRow& row) { return Text(row.point->observation().unit()); }},
  };
}

}  // namespace

std::string SeriesTable(const v1::GetProgressResponse& response) {
  using Row = SeriesRow;
  Columns<Row> columns = WhichColumns<Row>();
  AddEnd("baseline", &Series::baseline, columns);
  AddEnd("latest", &Series::latest, columns);
  columns.push_back({"change", [](const Row& row) {
                       return Number(If(row.series->has_change(), row.series->change()));
                     }});
  columns.push_back({"relative_change", [](const Row& row) {
                       return Number(
                           If(row.series->has_relative_change(), row.series->relative_change()));
                     }});
  AddRates(columns);
  columns.push_back(
      {"direction", [](const Row& row) { return WordCell(row.series->direction()); }});
  columns.push_back(
      {"direction_basis", [](const Row& row) { return WordCell(row.series->direction_basis()); }});
  columns.push_back({"note_reasons", [](const Row& row) { return Reasons(row.series->notes()); }});
  std::vector<Row> rows;
  for (const Series& series : response.measures()) rows.push_back({&response, &series});
  return Table(columns, rows);
}

std::string MeasuresTable(const v1::GetProgressResponse& response) {
  using Row = PointRow;
  static const auto* unlisted = new Series();
  Columns<Row> columns = WhichColumns<Row>();
  Append<Row, const v1::ObservationPoint*>(
      PointColumns(), [](const Row& row) { return row.point; }, columns);
  for (const Column<Row>& column : OwnColumns()) columns.push_back(column);
  std::vector<Row> rows;
  for (const Series& series : response.measures()) {
    for (const auto& point : series.points()) rows.push_back({&response, &series, &point});
    for (const auto& point : series.targets()) rows.push_back({&response, &series, &point});
  }
  for (const auto& point : response.unlisted_observations()) {
    rows.push_back({&response, unlisted, &point});
  }
  return Table(columns, rows);
}

}  // namespace waymark::query::client::csv
