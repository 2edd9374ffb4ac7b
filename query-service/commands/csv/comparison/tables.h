#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_CSV_COMPARISON_TABLES_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_CSV_COMPARISON_TABLES_H_

#include <string>
#include <string_view>

#include "waymark/v1/comparison.pb.h"

#include "query-service/commands/csv/table.h"

// The tables of comparison_tables.h, each made by its own function.
namespace waymark::query::client::csv {

// The columns that every table begins with; rows have a member `authority`.
template <typename Row>
Columns<Row> AuthorityColumns() {
  return {
      {"authority", [](const Row& row) { return Text(row.authority->name()); }},
      {"authority_name", [](const Row& row) { return Text(row.authority->display_name()); }},
      {"region", [](const Row& row) { return Text(row.authority->region()); }},
  };
}

std::string AuthoritiesTable(const v1::CompareAuthoritiesResponse& response);
std::string EvidenceFindingsTable(const v1::CompareAuthoritiesResponse& response);
std::string EvidenceValuesTable(const v1::CompareAuthoritiesResponse& response);
std::string StatementsTable(const v1::CompareAuthoritiesResponse& response);
std::string ComparedRecommendationsTable(const v1::CompareAuthoritiesResponse& response);
std::string StatisticsTable(const v1::CompareAuthoritiesResponse& response);
std::string ComparisonNotesTable(const v1::CompareAuthoritiesResponse& response);

}  // namespace waymark::query::client::csv

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_CSV_COMPARISON_TABLES_H_
