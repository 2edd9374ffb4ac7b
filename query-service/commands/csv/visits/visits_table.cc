#include "query-service/commands/csv/visits/visits_table.h"

#include <vector>

#include "query-service/commands/csv/columns/common_columns.h"

namespace waymark::query::client::csv {
namespace {

struct Row {
  const v1::Visit* visit;
  const v1::VisitMatch* match;
};

std::string AuthorityOf(const std::string& name) { return name.substr(0, name.find("/visits/")); }

Cell OverallGrade(const v1::Visit& visit) {
  for (const v1::Judgement& judgement : visit.judgements()) {
    if (judgement.area() == "overall-effectiveness") return WordCell(judgement.grade());
  }
  return {};
}

Cell StatedNumbers(const v1::Visit& visit) {
  std::vector<std::string> numbers;
  for (const v1::StatedNumber& stated : visit.stated_numbers()) {
    numbers.push_back(std::to_string(stated.number()));
  }
  return Texts(numbers);
}

Columns<Row> VisitColumns() {
  return {
      {"authority", [](const Row& row) { return Text(AuthorityOf(row.visit->name())); }},
      {"visit", [](const Row& row) { return Text(row.visit->name()); }},
      {"type", [](const Row& row) { return WordCell(row.visit->type()); }},
      {"status", [](const Row& row) { return WordCell(row.visit->status()); }},
      {"start_date", [](const Row& row) { return Text(row.visit->start_date()); }},
      {"end_date", [](const Row& row) { return Text(row.visit->end_date()); }},
      {"published_date", [](const Row& row) { return Text(row.visit->published_date()); }},
      {"planned_date", [](const Row& row) { return Text(row.visit->planned_date()); }},
      {"baseline", [](const Row& row) { return Text(row.visit->baseline()); }},
      {"stated_numbers", [](const Row& row) { return StatedNumbers(*row.visit); }},
      {"framework", [](const Row& row) { return WordCell(row.visit->framework()); }},
      {"overall_grade", [](const Row& row) { return OverallGrade(*row.visit); }},
      {"sources", [](const Row& row) { return SourceTexts(row.visit->sources()); }},
      {"source_uris", [](const Row& row) { return SourceUris(row.visit->sources()); }},
      {"revision",
       [](const Row& row) { return Number(static_cast<double>(row.visit->revision())); }},
      {"submitter", [](const Row& row) { return Text(row.visit->submitter()); }},
      {"deleted", [](const Row& row) { return Flag(row.visit->deleted()); }},
  };
}

// How it fits the question.
Columns<Row> MatchColumns() {
  Columns<Row> columns = {
      {"certainty", [](const Row& row) { return WordCell(row.match->certainty()); }},
      {"inherited", [](const Row& row) { return Flag(row.match->has_inherited_through()); }},
      {"inherited_kind",
       [](const Row& row) { return Text(row.match->inherited_through().kind()); }},
      {"previous_visit", [](const Row& row) { return Text(row.match->previous_visit()); }}};
  AddRange<Row>(
      "days_since_previous_visit",
      [](const Row& row) {
        return row.match->has_days_since_previous_visit() ? &row.match->days_since_previous_visit()
                                                          : nullptr;
      },
      columns);
  AddRange<Row>(
      "days_to_publication",
      [](const Row& row) {
        return row.match->has_days_to_publication() ? &row.match->days_to_publication() : nullptr;
      },
      columns);
  columns.push_back({"note_reasons", [](const Row& row) { return Reasons(row.match->notes()); }});
  return columns;
}

}  // namespace

std::string VisitListCsv(const v1::ListVisitsResponse& response) {
  static const auto* no_match = new v1::VisitMatch();
  Columns<Row> columns = VisitColumns();
  for (const Column<Row>& column : MatchColumns()) columns.push_back(column);
  std::vector<Row> rows;
  rows.reserve(static_cast<std::size_t>(response.visits().size()));
  for (int i = 0; i < response.visits().size(); ++i) {
    rows.push_back(
        {&response.visits(i), i < response.matches().size() ? &response.matches(i) : no_match});
  }
  return Table(columns, rows);
}

}  // namespace waymark::query::client::csv
