#include "query-service/commands/csv/comparison/comparison_tables.h"

#include "query-service/commands/csv/comparison/tables.h"
#include "query-service/commands/csv/table_set.h"

namespace waymark::query::client::csv {
namespace {

constexpr NamedTable<v1::CompareAuthoritiesResponse> kTables[] = {
    {"authorities", AuthoritiesTable},
    {"findings", EvidenceFindingsTable},
    {"values", EvidenceValuesTable},
    {"statements", StatementsTable},
    {"recommendations", ComparedRecommendationsTable},
    {"statistics", StatisticsTable},
    {"notes", ComparisonNotesTable},
};

}  // namespace

std::vector<std::string> ComparisonTables() { return NamesOf(kTables); }

std::string ComparisonCsv(const v1::CompareAuthoritiesResponse& response, std::string_view table) {
  return Make(kTables, response, table);
}

}  // namespace waymark::query::client::csv
