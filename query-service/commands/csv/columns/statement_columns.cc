#include "query-service/commands/csv/columns/common_columns.h"

namespace waymark::query::client::csv {

const Columns<const v1::ComparedStatement*>& StatementColumns() {
  using Row = const v1::ComparedStatement*;
  static const auto* columns = new Columns<Row>{
      {"visit", [](const Row& row) { return Text(row->visit().name()); }},
      {"visit_start_date", [](const Row& row) { return Text(row->visit().start_date()); }},
      {"visit_end_date", [](const Row& row) { return Text(row->visit().end_date()); }},
      {"visit_published_date", [](const Row& row) { return Text(row->visit().published_date()); }},
      {"framework", [](const Row& row) { return WordCell(row->visit().framework()); }},
      {"area", [](const Row& row) { return Text(row->judgement().area()); }},
      {"grade", [](const Row& row) { return WordCell(row->judgement().grade()); }},
      {"not_judged_reason",
       [](const Row& row) { return Text(row->judgement().not_judged_reason()); }},
      {"phrase", [](const Row& row) { return Text(row->overall_progress().phrase()); }},
      {"rating", [](const Row& row) { return WordCell(row->overall_progress().rating()); }},
      {"pace", [](const Row& row) { return WordCell(row->overall_progress().pace()); }},
      {"service_area", [](const Row& row) { return Text(row->overall_progress().service_area()); }},
      {"speaker", [](const Row& row) { return WordCell(row->overall_progress().speaker()); }},
      {"second_hand", [](const Row& row) { return Flag(row->second_hand()); }},
      {"sources", [](const Row& row) { return SourceTexts(row->sources()); }},
      {"source_uris", [](const Row& row) { return SourceUris(row->sources()); }},
  };
  return *columns;
}

}  // namespace waymark::query::client::csv
