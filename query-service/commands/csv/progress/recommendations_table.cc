#include <vector>

#include "query-service/commands/csv/columns/common_columns.h"
#include "query-service/commands/csv/progress/tables.h"

namespace waymark::query::client::csv {
namespace {

struct Row {
  const v1::GetProgressResponse* answer;
  const v1::RecommendationProgress* progress;
};

std::string LastUpdatedBy(const v1::RecommendationProgress& progress) {
  return progress.updates().empty() ? "" : progress.updates().rbegin()->visit().name();
}

}  // namespace

std::string RecommendationsTable(const v1::GetProgressResponse& response) {
  Columns<Row> columns = WithAnswer<Row>({
      {"inspection", [](const Row& row) { return Text(row.progress->inspection()); }},
      {"recommendation", [](const Row& row) { return Text(row.progress->recommendation().id()); }},
      {"text", [](const Row& row) { return Text(row.progress->recommendation().text()); }},
      {"themes", [](const Row& row) { return Names(row.progress->recommendation().themes()); }},
      {"status", [](const Row& row) { return WordCell(row.progress->status()); }},
      {"update_count", [](const Row& row) { return Number(row.progress->updates_size()); }},
      {"last_update_visit", [](const Row& row) { return Text(LastUpdatedBy(*row.progress)); }},
  });
  AddRange<Row>(
      "open_months",
      [](const Row& row) {
        return row.progress->has_open_months() ? &row.progress->open_months() : nullptr;
      },
      columns);
  std::vector<Row> rows;
  for (const v1::RecommendationProgress& progress : response.recommendations()) {
    rows.push_back({&response, &progress});
  }
  return Table(columns, rows);
}

}  // namespace waymark::query::client::csv
