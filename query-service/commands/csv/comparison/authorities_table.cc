#include <vector>

#include "query-service/commands/csv/columns/common_columns.h"
#include "query-service/commands/csv/comparison/tables.h"

namespace waymark::query::client::csv {
namespace {

struct Row {
  const v1::Authority* authority;
  const v1::ComparisonRow* row;  // Of an authority without a value: an empty one.
  v1::ExclusionReason excluded;
  const std::string* text;
};

std::optional<double> ValueOf(const v1::ObservationPoint& point) {
  return If(point.observation().has_value(), point.observation().value());
}

// Whether a row compares a theme: only then is there a standing or direction, or a finding.
bool IsOfTheme(const v1::ComparisonRow& row) { return row.findings_size() > 0; }

Columns<Row> StateColumns() {
  return {
      {"excluded", [](const Row& row) { return WordCell(row.excluded); }},
      {"excluded_text", [](const Row& row) { return Text(*row.text); }},
      {"baseline", [](const Row& row) { return Text(row.row->baseline().name()); }},
      {"baseline_end_date", [](const Row& row) { return Text(row.row->baseline().end_date()); }},
      {"baseline_published_date",
       [](const Row& row) { return Text(row.row->baseline().published_date()); }},
      {"standing", [](const Row& row) { return WordCell(row.row->standing()); }},
      {"service_area", [](const Row& row) { return Text(row.row->service_area()); }},
      {"standing_visit",
       [](const Row& row) { return Text(IsOfTheme(*row.row) ? row.row->value_visit() : ""); }},
      {"standing_date",
       [](const Row& row) { return Text(IsOfTheme(*row.row) ? row.row->value_date() : ""); }},
      {"unresolved_since_visit",
       [](const Row& row) { return Text(row.row->unresolved_since_visit()); }},
      {"direction", [](const Row& row) { return WordCell(row.row->direction()); }},
      {"direction_basis", [](const Row& row) { return WordCell(row.row->direction_basis()); }},
  };
}

Columns<Row> ValueColumns() {
  return {
      {"baseline_value", [](const Row& row) { return Number(ValueOf(row.row->baseline_point())); }},
      {"baseline_value_earliest_date",
       [](const Row& row) { return Text(row.row->baseline_point().earliest_date()); }},
      {"baseline_value_latest_date",
       [](const Row& row) { return Text(row.row->baseline_point().latest_date()); }},
      {"value", [](const Row& row) { return Number(ValueOf(row.row->point())); }},
      {"value_qualifier",
       [](const Row& row) { return WordCell(row.row->point().observation().qualifier()); }},
      {"value_earliest_date",
       [](const Row& row) { return Text(row.row->point().earliest_date()); }},
      {"value_latest_date", [](const Row& row) { return Text(row.row->point().latest_date()); }},
      {"value_visit", [](const Row& row) { return Text(row.row->point().visit()); }},
      {"value_second_hand", [](const Row& row) { return Flag(row.row->point().second_hand()); }},
      {"change",
       [](const Row& row) { return Number(If(row.row->has_change(), row.row->change())); }},
  };
}

// Absent where the row has no recommendations.
Cell Tallied(const Row& row, int (v1::RecommendationTally::*count)() const) {
  return Number(If(row.row->has_tally(), (row.row->tally().*count)()));
}

// Of judgements, progress as a whole, recommendations; and ranks.
Columns<Row> LaterColumns() {
  return {
      {"rank", [](const Row& row) { return Number(If(row.row->has_rank(), row.row->rank())); }},
      {"percentile",
       [](const Row& row) { return Number(If(row.row->has_percentile(), row.row->percentile())); }},
      {"stated_visit", [](const Row& row) { return Text(row.row->value_visit()); }},
      {"stated_date", [](const Row& row) { return Text(row.row->value_date()); }},
      {"grade", [](const Row& row) { return WordCell(row.row->judgement().judgement().grade()); }},
      {"judgement_area",
       [](const Row& row) { return Text(row.row->judgement().judgement().area()); }},
      {"framework",
       [](const Row& row) { return WordCell(row.row->judgement().visit().framework()); }},
      {"progress_rating", [](const Row& row) { return WordCell(row.row->rating()); }},
      {"recommendations_made",
       [](const Row& row) { return Tallied(row, &v1::RecommendationTally::made); }},
      {"recommendations_open",
       [](const Row& row) { return Tallied(row, &v1::RecommendationTally::open); }},
      {"recommendations_addressed",
       [](const Row& row) { return Tallied(row, &v1::RecommendationTally::addressed); }},
      {"recommendations_closed",
       [](const Row& row) { return Tallied(row, &v1::RecommendationTally::closed); }},
  };
}

void AddLaterRanges(Columns<Row>& columns) {
  AddRange<Row>(
      "open_months",
      [](const Row& row) {
        return row.row->tally().has_open_months() ? &row.row->tally().open_months() : nullptr;
      },
      columns);
  AddRange<Row>(
      "months_since_publication",
      [](const Row& row) {
        return row.row->has_months_since_publication() ? &row.row->months_since_publication()
                                                       : nullptr;
      },
      columns);
  AddRange<Row>(
      "months_since_fieldwork",
      [](const Row& row) {
        return row.row->has_months_since_fieldwork() ? &row.row->months_since_fieldwork() : nullptr;
      },
      columns);
}

Columns<Row> MakeColumns() {
  Columns<Row> columns = AuthorityColumns<Row>();
  for (const Column<Row>& column : StateColumns()) columns.push_back(column);
  for (const Column<Row>& column : ValueColumns()) columns.push_back(column);
  AddRange<Row>(
      "change_per_month",
      [](const Row& row) {
        return row.row->has_change_per_month() ? &row.row->change_per_month() : nullptr;
      },
      columns);
  AddRange<Row>(
      "age_months",
      [](const Row& row) { return row.row->has_age_months() ? &row.row->age_months() : nullptr; },
      columns);
  columns.push_back({"visits", [](const Row& row) { return Names(row.row->visits()); }});
  columns.push_back({"note_reasons", [](const Row& row) { return Reasons(row.row->notes()); }});
  for (const Column<Row>& column : LaterColumns()) columns.push_back(column);
  AddLaterRanges(columns);
  return columns;
}

}  // namespace

std::string AuthoritiesTable(const v1::CompareAuthoritiesResponse& response) {
  static const auto* none = new v1::ComparisonRow();
  static const auto* no_text = new std::string();
  std::vector<Row> rows;
  for (const v1::ComparisonRow& row : response.rows()) {
    rows.push_back({&row.authority(), &row, v1::EXCLUSION_REASON_UNSPECIFIED, no_text});
  }
  for (const v1::Exclusion& exclusion : response.excluded()) {
    rows.push_back({&exclusion.authority(), none, exclusion.reason(), &exclusion.text()});
  }
  return Table(MakeColumns(), rows);
}

}  // namespace waymark::query::client::csv
