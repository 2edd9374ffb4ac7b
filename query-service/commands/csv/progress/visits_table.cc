#include <vector>

#include "query-service/commands/csv/columns/common_columns.h"
#include "query-service/commands/csv/progress/tables.h"

namespace waymark::query::client::csv {
namespace {

struct Row {
  const v1::GetProgressResponse* answer;
  const v1::VisitPoint* point;
};

template <typename Message, typename Get>
Cell Each(const google::protobuf::RepeatedPtrField<Message>& messages, Get get) {
  std::vector<std::string> texts;
  for (const Message& message : messages) {
    if (std::string text = get(message); !text.empty()) texts.push_back(std::move(text));
  }
  return Texts(texts);
}

Columns<Row> VisitColumns() {
  return {
      {"visit", [](const Row& row) { return Text(row.point->visit().name()); }},
      {"type", [](const Row& row) { return WordCell(row.point->visit().type()); }},
      {"status", [](const Row& row) { return WordCell(row.point->visit().status()); }},
      {"start_date", [](const Row& row) { return Text(row.point->visit().start_date()); }},
      {"end_date", [](const Row& row) { return Text(row.point->visit().end_date()); }},
      {"published_date", [](const Row& row) { return Text(row.point->visit().published_date()); }},
      {"earliest_date", [](const Row& row) { return Text(row.point->earliest_date()); }},
      {"latest_date", [](const Row& row) { return Text(row.point->latest_date()); }},
  };
}

Columns<Row> NumberColumns() {
  return {
      {"stated_numbers",
       [](const Row& row) {
         return Each(row.point->stated_numbers(), [](const v1::StatedNumber& stated) {
           return std::to_string(stated.number());
         });
       }},
      {"stated_numbers_counted_from",
       [](const Row& row) {
         return Each(row.point->stated_numbers(),
                     [](const v1::StatedNumber& stated) { return Word(stated.counted_from()); });
       }},
      {"counted_number",
       [](const Row& row) {
         return Number(If(row.point->has_counted_number(), row.point->counted_number()));
       }},
      {"counted_number_with_focused",
       [](const Row& row) {
         return Number(If(row.point->has_counted_number_with_focused(),
                          row.point->counted_number_with_focused()));
       }},
      {"counted_is_lower_bound",
       [](const Row& row) { return Flag(row.point->counted_is_lower_bound()); }},
  };
}

Columns<Row> ContentColumns() {
  return {
      {"service_areas",
       [](const Row& row) {
         return Each(row.point->focus(),
                     [](const v1::Focus& focus) { return focus.service_area(); });
       }},
      {"progress_phrases",
       [](const Row& row) {
         return Each(row.point->overall_progress(),
                     [](const v1::OverallProgress& overall) { return overall.phrase(); });
       }},
      {"progress_ratings",
       [](const Row& row) {
         return Each(row.point->overall_progress(),
                     [](const v1::OverallProgress& overall) { return Word(overall.rating()); });
       }},
      {"progress_speakers",
       [](const Row& row) {
         return Each(row.point->overall_progress(),
                     [](const v1::OverallProgress& overall) { return Word(overall.speaker()); });
       }},
      {"delivery_body", [](const Row& row) { return Text(row.point->delivery_body()); }},
      {"inherited", [](const Row& row) { return Flag(row.point->inherited()); }},
      {"joint_with", [](const Row& row) { return Names(row.point->joint_with()); }},
  };
}

}  // namespace

std::string VisitsTable(const v1::GetProgressResponse& response) {
  Columns<Row> columns = WithAnswer(VisitColumns());
  for (const Column<Row>& column : NumberColumns()) columns.push_back(column);
  AddRange<Row>(
      "months_since_publication",
      [](const Row& row) {
        return row.point->has_months_since_publication() ? &row.point->months_since_publication()
                                                         : nullptr;
      },
      columns);
  AddRange<Row>(
      "months_since_fieldwork",
      [](const Row& row) {
        return row.point->has_months_since_fieldwork() ? &row.point->months_since_fieldwork()
                                                       : nullptr;
      },
      columns);
  for (const Column<Row>& column : ContentColumns()) columns.push_back(column);
  std::vector<Row> rows;
  for (const v1::VisitPoint& point : response.visits()) rows.push_back({&response, &point});
  return Table(columns, rows);
}

}  // namespace waymark::query::client::csv
