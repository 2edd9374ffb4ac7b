#include "query-service/commands/csv/search/search_tables.h"

#include "query-service/commands/csv/columns/common_columns.h"
#include "query-service/commands/csv/table_set.h"

namespace waymark::query::client::csv {
namespace {

using Hit = const v1::SearchHit*;

Columns<Hit> HitColumns() {
  return {
      {"visit", [](const Hit& hit) { return Text(hit->visit().name()); }},
      {"visit_type", [](const Hit& hit) { return WordCell(hit->visit().type()); }},
      {"visit_start_date", [](const Hit& hit) { return Text(hit->visit().start_date()); }},
      {"visit_end_date", [](const Hit& hit) { return Text(hit->visit().end_date()); }},
      {"visit_published_date", [](const Hit& hit) { return Text(hit->visit().published_date()); }},
      {"kind", [](const Hit& hit) { return WordCell(hit->kind()); }},
      {"field", [](const Hit& hit) { return Text(hit->field()); }},
      {"text", [](const Hit& hit) { return Text(hit->text()); }},
      {"highlights", [](const Hit& hit) { return Number(hit->highlights_size()); }},
      {"finding", [](const Hit& hit) { return Text(hit->finding().id()); }},
      {"standing", [](const Hit& hit) { return WordCell(hit->finding().standing()); }},
      {"direction", [](const Hit& hit) { return WordCell(hit->finding().direction()); }},
      {"subject", [](const Hit& hit) { return Text(hit->finding().subject()); }},
      {"cohorts", [](const Hit& hit) { return Names(hit->finding().cohorts()); }},
      {"themes", [](const Hit& hit) { return Names(hit->themes()); }},
      {"speaker", [](const Hit& hit) { return WordCell(hit->speaker()); }},
      {"service_area", [](const Hit& hit) { return Text(hit->service_area()); }},
      {"second_hand", [](const Hit& hit) { return Flag(hit->second_hand()); }},
      {"certainty", [](const Hit& hit) { return WordCell(hit->certainty()); }},
      {"sources", [](const Hit& hit) { return SourceTexts(hit->sources()); }},
      {"source_uris", [](const Hit& hit) { return SourceUris(hit->sources()); }},
  };
}

std::string TextsTable(const v1::SearchFindingsResponse& response) {
  std::vector<Hit> rows;
  for (const v1::SearchHit& hit : response.hits()) rows.push_back(&hit);
  return Table(HitColumns(), rows);
}

std::string ThemeHitsTable(const v1::SearchFindingsResponse& response) {
  using Row = const v1::ThemeHits*;
  const Columns<Row> columns = {
      {"theme", [](const Row& row) { return Text(row->theme().name()); }},
      {"theme_name", [](const Row& row) { return Text(row->theme().display_name()); }},
      {"texts", [](const Row& row) { return Number(row->hits()); }},
  };
  std::vector<Row> rows;
  for (const v1::ThemeHits& theme : response.theme_hits()) rows.push_back(&theme);
  return Table(columns, rows);
}

std::string SearchNotesTable(const v1::SearchFindingsResponse& response) {
  std::vector<const v1::DataNote*> rows;
  for (const v1::DataNote& note : response.notes()) rows.push_back(&note);
  return Table(NoteColumns(), rows);
}

constexpr NamedTable<v1::SearchFindingsResponse> kTables[] = {
    {"texts", TextsTable},
    {"themes", ThemeHitsTable},
    {"notes", SearchNotesTable},
};

}  // namespace

std::vector<std::string> SearchTables() { return NamesOf(kTables); }

std::string SearchCsv(const v1::SearchFindingsResponse& response, std::string_view table) {
  return Make(kTables, response, table);
}

}  // namespace waymark::query::client::csv
