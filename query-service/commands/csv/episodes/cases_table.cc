#include <vector>

#include "query-service/commands/csv/columns/common_columns.h"
#include "query-service/commands/csv/episodes/tables.h"

namespace waymark::query::client::csv {
namespace {

using Row = const v1::EpisodeCase*;

Columns<Row> CaseColumns() {
  return {
      {"authority", [](const Row& row) { return Text(row->authority().name()); }},
      {"authority_name", [](const Row& row) { return Text(row->authority().display_name()); }},
      {"region", [](const Row& row) { return Text(row->authority().region()); }},
      {"baseline", [](const Row& row) { return Text(row->baseline().name()); }},
      {"baseline_end_date", [](const Row& row) { return Text(row->baseline().end_date()); }},
      {"baseline_published_date",
       [](const Row& row) { return Text(row->baseline().published_date()); }},
      {"baseline_grade", [](const Row& row) { return WordCell(row->baseline_grade()); }},
      {"visits_held", [](const Row& row) { return Number(row->visits_held()); }},
      {"highest_stated_number",
       [](const Row& row) {
         return Number(If(row->highest_stated_number() > 0, row->highest_stated_number()));
       }},
      {"stated_visit_count",
       [](const Row& row) {
         return Number(If(row->has_stated_visit_count(), row->stated_visit_count()));
       }},
      {"end", [](const Row& row) { return WordCell(row->end()); }},
      {"ended_by", [](const Row& row) { return Text(row->ended_by().name()); }},
      {"ended_by_start_date", [](const Row& row) { return Text(row->ended_by().start_date()); }},
      {"ended_by_end_date", [](const Row& row) { return Text(row->ended_by().end_date()); }},
      {"result", [](const Row& row) { return WordCell(row->result()); }},
      {"continued_by", [](const Row& row) { return Names(row->continued_by()); }},
      {"visits", [](const Row& row) { return Names(row->visits()); }},
      {"note_reasons", [](const Row& row) { return Reasons(row->notes()); }},
  };
}

}  // namespace

std::string CasesTable(const v1::SummarizeEpisodesResponse& response) {
  Columns<Row> columns = CaseColumns();
  AddRange<Row>(
      "months_since_publication",
      [](const Row& row) {
        return row->has_months_since_publication() ? &row->months_since_publication() : nullptr;
      },
      columns);
  AddRange<Row>(
      "months_since_fieldwork",
      [](const Row& row) {
        return row->has_months_since_fieldwork() ? &row->months_since_fieldwork() : nullptr;
      },
      columns);
  std::vector<Row> rows;
  for (const v1::EpisodeCase& episode : response.cases()) rows.push_back(&episode);
  return Table(columns, rows);
}

}  // namespace waymark::query::client::csv
