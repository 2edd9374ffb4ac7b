#include "query-service/commands/csv/columns/common_columns.h"

namespace waymark::query::client::csv {

const Columns<const v1::ReportedFinding*>& FindingColumns() {
  using Row = const v1::ReportedFinding*;
  static const auto* columns = new Columns<Row>{
      {"visit", [](const Row& row) { return Text(row->visit()); }},
      {"finding", [](const Row& row) { return Text(row->finding().id()); }},
      {"statement", [](const Row& row) { return Text(row->finding().statement()); }},
      {"finding_standing", [](const Row& row) { return WordCell(row->finding().standing()); }},
      {"finding_direction", [](const Row& row) { return WordCell(row->finding().direction()); }},
      {"comparator", [](const Row& row) { return WordCell(row->finding().comparator()); }},
      {"comparator_date", [](const Row& row) { return Text(row->finding().comparator_date()); }},
      {"pace", [](const Row& row) { return WordCell(row->finding().pace()); }},
      {"speaker", [](const Row& row) { return WordCell(row->finding().speaker()); }},
      {"subject", [](const Row& row) { return Text(row->finding().subject()); }},
      {"scope", [](const Row& row) { return WordCell(row->finding().scope()); }},
      {"cohorts", [](const Row& row) { return Names(row->finding().cohorts()); }},
      {"second_hand", [](const Row& row) { return Flag(row->second_hand()); }},
      {"sources", [](const Row& row) { return SourceTexts(row->sources()); }},
      {"source_uris", [](const Row& row) { return SourceUris(row->sources()); }},
  };
  return *columns;
}

}  // namespace waymark::query::client::csv
