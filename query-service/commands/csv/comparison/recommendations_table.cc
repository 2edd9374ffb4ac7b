#include <vector>

#include "query-service/commands/csv/columns/common_columns.h"
#include "query-service/commands/csv/comparison/tables.h"

namespace waymark::query::client::csv {
namespace {

struct Row {
  const v1::Authority* authority;
  const v1::ComparisonRow* row;
  const v1::RecommendationProgress* progress;
};

std::string LastUpdateVisit(const v1::RecommendationProgress& progress) {
  return progress.updates().empty() ? "" : progress.updates().rbegin()->visit().name();
}

Columns<Row> RecommendationColumns() {
  Columns<Row> columns = AuthorityColumns<Row>();
  const Columns<Row> own = {
      {"inspection", [](const Row& row) { return Text(row.progress->inspection()); }},
      {"recommendation", [](const Row& row) { return Text(row.progress->recommendation().id()); }},
      {"text", [](const Row& row) { return Text(row.progress->recommendation().text()); }},
      {"themes", [](const Row& row) { return Names(row.progress->recommendation().themes()); }},
      {"status", [](const Row& row) { return WordCell(row.progress->status()); }},
      {"last_update_visit", [](const Row& row) { return Text(LastUpdateVisit(*row.progress)); }},
      {"sources", [](const Row& row) { return SourceTexts(row.row->sources()); }},
      {"source_uris", [](const Row& row) { return SourceUris(row.row->sources()); }},
  };
  columns.insert(columns.end(), own.begin(), own.end());
  AddRange<Row>(
      "open_months",
      [](const Row& row) {
        return row.progress->has_open_months() ? &row.progress->open_months() : nullptr;
      },
      columns);
  return columns;
}

}  // namespace

std::string ComparedRecommendationsTable(const v1::CompareAuthoritiesResponse& response) {
  std::vector<Row> rows;
  for (const v1::ComparisonRow& row : response.rows()) {
    for (const v1::RecommendationProgress& progress : row.recommendations()) {
      rows.push_back({&row.authority(), &row, &progress});
    }
  }
  return Table(RecommendationColumns(), rows);
}

}  // namespace waymark::query::client::csv
