#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_TEST_COMPARISON_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_TEST_COMPARISON_H_

#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "waymark/v1/comparison.pb.h"
#include "waymark/v1/data_note.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/comparison/comparison.h"

namespace waymark::query {

// A comparison whose rows are whole messages, as a caller reads them.
struct BuiltComparison {
  std::vector<v1::ComparisonRow> rows;
  std::vector<v1::Exclusion> excluded;
  v1::GroupStatistics statistics;
  std::vector<v1::DataNote> notes;
};

inline v1::ComparisonRow WholeRow(const PlacedRow& placed) {
  v1::ComparisonRow row;
  EXPECT_TRUE(row.ParseFromString(std::string(placed.bytes)));
  if (placed.ranking.has_value()) {
    row.set_rank(placed.ranking->rank);
    row.set_percentile(placed.ranking->percentile);
  }
  if (placed.note.has_value()) *row.add_notes() = *placed.note;
  return row;
}

// Compares the authorities of `records`.
inline BuiltComparison BuildComparison(const reference::ReferenceData& reference,
                                       std::vector<AuthorityRecord> records,
                                       const v1::CompareAuthoritiesRequest& request) {
  std::vector<SharedMember> members;
  for (AuthorityRecord& record : records) {
    SharedMember member = CompareMember(reference, std::move(record), request);
    if (member != nullptr) members.push_back(std::move(member));
  }
  const Comparison comparison = CompareMembers(reference, std::move(members), request);
  BuiltComparison built;
  built.statistics = comparison.statistics;
  built.notes = comparison.notes;
  for (const PlacedRow& placed : comparison.rows) built.rows.push_back(WholeRow(placed));
  for (const ComparedMember* member : comparison.excluded) {
    built.excluded.push_back(member->exclusion);
  }
  return built;
}

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_TEST_COMPARISON_H_
