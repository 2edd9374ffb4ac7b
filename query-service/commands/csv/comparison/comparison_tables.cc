#include "query-service/commands/csv/comparison/comparison_tables.h"

#include <utility>

#include "query-service/commands/csv/comparison/tables.h"

namespace waymark::query::client::csv {
namespace {

using Maker = std::string (*)(const v1::CompareAuthoritiesResponse& response);

constexpr std::pair<std::string_view, Maker> kTables[] = {
    {"authorities", AuthoritiesTable},
    {"findings", EvidenceFindingsTable},
    {"values", EvidenceValuesTable},
    {"notes", ComparisonNotesTable},
};

}  // namespace

std::vector<std::string> ComparisonTables() {
  std::vector<std::string> names;
  for (const auto& [name, make] : kTables) names.emplace_back(name);
  return names;
}

std::string ComparisonCsv(const v1::CompareAuthoritiesResponse& response, std::string_view table) {
  for (const auto& [name, make] : kTables) {
    if (name == table) return make(response);
  }
  return "";
}

}  // namespace waymark::query::client::csv
