#include "query-service/commands/csv/visits/visits_table.h"

#include <vector>

#include "query-service/commands/csv/columns/common_columns.h"

namespace waymark::query::client::csv {
namespace {

using Row = const v1::Visit*;

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

const Columns<Row>& VisitColumns() {
  static const auto* columns = new Columns<Row>{
      {"authority", [](const Row& visit) { return Text(AuthorityOf(visit->name())); }},
      {"visit", [](const Row& visit) { return Text(visit->name()); }},
      {"type", [](const Row& visit) { return WordCell(visit->type()); }},
      {"status", [](const Row& visit) { return WordCell(visit->status()); }},
      {"start_date", [](const Row& visit) { return Text(visit->start_date()); }},
      {"end_date", [](const Row& visit) { return Text(visit->end_date()); }},
      {"published_date", [](const Row& visit) { return Text(visit->published_date()); }},
      {"planned_date", [](const Row& visit) { return Text(visit->planned_date()); }},
      {"baseline", [](const Row& visit) { return Text(visit->baseline()); }},
      {"stated_numbers", [](const Row& visit) { return StatedNumbers(*visit); }},
      {"framework", [](const Row& visit) { return WordCell(visit->framework()); }},
      {"overall_grade", [](const Row& visit) { return OverallGrade(*visit); }},
      {"sources", [](const Row& visit) { return SourceTexts(visit->sources()); }},
      {"source_uris", [](const Row& visit) { return SourceUris(visit->sources()); }},
      {"revision", [](const Row& visit) { return Number(static_cast<double>(visit->revision())); }},
      {"submitter", [](const Row& visit) { return Text(visit->submitter()); }},
      {"deleted", [](const Row& visit) { return Flag(visit->deleted()); }},
  };
  return *columns;
}

}  // namespace

std::string VisitListCsv(const google::protobuf::RepeatedPtrField<v1::Visit>& visits) {
  std::vector<Row> rows;
  for (const v1::Visit& visit : visits) rows.push_back(&visit);
  return Table(VisitColumns(), rows);
}

}  // namespace waymark::query::client::csv
