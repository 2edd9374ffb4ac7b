#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_CSV_PROGRESS_TABLES_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_CSV_PROGRESS_TABLES_H_

#include <functional>
#include <string>

#include "waymark/v1/progress.pb.h"

#include "query-service/commands/csv/table.h"

// The tables of progress_tables.h, each made by its own function.
namespace waymark::query::client::csv {

// The columns that every table begins with; rows have a member `answer`.
template <typename Row>
Columns<Row> AnswerColumns() {
  return {
      {"authority", [](const Row& row) { return Text(row.answer->authority().name()); }},
      {"authority_name",
       [](const Row& row) { return Text(row.answer->authority().display_name()); }},
      {"baseline", [](const Row& row) { return Text(row.answer->episode().baseline().name()); }},
  };
}

template <typename Row>
Columns<Row> WithAnswer(const Columns<Row>& columns) {
  Columns<Row> all = AnswerColumns<Row>();
  all.insert(all.end(), columns.begin(), columns.end());
  return all;
}

std::string VisitsTable(const v1::GetProgressResponse& response);
std::string ThemesTable(const v1::GetProgressResponse& response);
std::string FindingsTable(const v1::GetProgressResponse& response);
std::string SeriesTable(const v1::GetProgressResponse& response);
std::string MeasuresTable(const v1::GetProgressResponse& response);
std::string RecommendationsTable(const v1::GetProgressResponse& response);
std::string NotesTable(const v1::GetProgressResponse& response);

}  // namespace waymark::query::client::csv

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_CSV_PROGRESS_TABLES_H_
