#include <vector>

#include "query-service/commands/csv/columns/common_columns.h"
#include "query-service/commands/csv/comparison/tables.h"

namespace waymark::query::client::csv {
namespace {

// Something recorded, and what it is to the comparison: "baseline", "value" or "excluded".
template <typename Recorded>
struct Evidence {
  const v1::Authority* authority = nullptr;
  std::string_view role = {};
  const Recorded* recorded = nullptr;
};

template <typename Recorded>
std::string EvidenceTable(const Columns<const Recorded*>& recorded,
                          const std::vector<Evidence<Recorded>>& rows) {
  using Row = Evidence<Recorded>;
  Columns<Row> columns = AuthorityColumns<Row>();
  columns.push_back({"role", [](const Row& row) { return Text(row.role); }});
  Append<Row, const Recorded*>(
      recorded, [](const Row& row) { return row.recorded; }, columns);
  return Table(columns, rows);
}

}  // namespace

std::string EvidenceFindingsTable(const v1::CompareAuthoritiesResponse& response) {
  std::vector<Evidence<v1::ReportedFinding>> rows;
  for (const v1::ComparisonRow& row : response.rows()) {
    for (const auto& finding : row.findings())
      rows.push_back({&row.authority(), "value", &finding});
  }
  for (const v1::Exclusion& exclusion : response.excluded()) {
    for (const auto& finding : exclusion.findings()) {
      rows.push_back({&exclusion.authority(), "excluded", &finding});
    }
  }
  return EvidenceTable(FindingColumns(), rows);
}

std::string EvidenceValuesTable(const v1::CompareAuthoritiesResponse& response) {
  std::vector<Evidence<v1::ObservationPoint>> rows;
  for (const v1::ComparisonRow& row : response.rows()) {
    if (row.has_baseline_point()) {
      rows.push_back({&row.authority(), "baseline", &row.baseline_point()});
    }
    if (row.has_point()) rows.push_back({&row.authority(), "value", &row.point()});
  }
  for (const v1::Exclusion& exclusion : response.excluded()) {
    for (const auto& point : exclusion.points()) {
      rows.push_back({&exclusion.authority(), "excluded", &point});
    }
  }
  return EvidenceTable(PointColumns(), rows);
}

std::string StatementsTable(const v1::CompareAuthoritiesResponse& response) {
  std::vector<Evidence<v1::ComparedStatement>> rows;
  for (const v1::ComparisonRow& row : response.rows()) {
    if (row.has_judgement()) rows.push_back({&row.authority(), "value", &row.judgement()});
    for (const auto& statement : row.overall_progress()) {
      rows.push_back({&row.authority(), "value", &statement});
    }
  }
  for (const v1::Exclusion& exclusion : response.excluded()) {
    for (const auto& statement : exclusion.statements()) {
      rows.push_back({&exclusion.authority(), "excluded", &statement});
    }
  }
  return EvidenceTable(StatementColumns(), rows);
}

std::string ComparisonNotesTable(const v1::CompareAuthoritiesResponse& response) {
  static const auto* whole = new v1::Authority();
  std::vector<Evidence<v1::DataNote>> rows;
  for (const v1::DataNote& note : response.notes()) rows.push_back({whole, "whole", &note});
  for (const v1::ComparisonRow& row : response.rows()) {
    for (const auto& note : row.notes()) rows.push_back({&row.authority(), "row", &note});
  }
  return EvidenceTable(NoteColumns(), rows);
}

}  // namespace waymark::query::client::csv
