#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_TEST_REQUESTS_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_TEST_REQUESTS_H_

#include <string>
#include <utility>
#include <vector>

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "waymark/v1/comparison.pb.h"

#include "query-service/analysis/comparison/test_comparison.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {

// Requests and answers that tests of comparisons share.

inline v1::CompareAuthoritiesRequest RequestOf(const std::string& text) {
  v1::CompareAuthoritiesRequest request;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &request)) << text;
  return request;
}

// The comparison of leicester alone.
inline BuiltComparison CompareLeicester(const std::vector<std::string>& visits,
                                        const std::string& request) {
  std::vector<AuthorityRecord> records;
  records.push_back(RecordOf("leicester", visits));
  return BuildComparison(Reference(), std::move(records), RequestOf(request));
}

// The same, as its only row; an empty one, failing, where there is none.
inline v1::ComparisonRow RowOf(const std::vector<std::string>& visits, const std::string& request) {
  BuiltComparison comparison = CompareLeicester(visits, request);
  if (comparison.rows.size() == 1) return comparison.rows[0];
  ADD_FAILURE() << (comparison.excluded.empty() ? "not in the group"
                                                : comparison.excluded[0].ShortDebugString());
  return {};
}

// The same, as its only exclusion.
inline v1::Exclusion ExclusionOf(const std::vector<std::string>& visits,
                                 const std::string& request) {
  BuiltComparison comparison = CompareLeicester(visits, request);
  if (comparison.excluded.size() == 1) return comparison.excluded[0];
  ADD_FAILURE() << (comparison.rows.empty() ? "not in the group"
                                            : comparison.rows[0].ShortDebugString());
  return {};
}

// "NO_VISITS"
inline std::string ReasonOf(const v1::Exclusion& exclusion) {
  const std::string name = v1::ExclusionReason_Name(exclusion.reason());
  return name.substr(std::string("EXCLUSION_REASON_").size());
}

// Why leicester has no row, and how much is shown of what there is instead.
struct ExclusionCase {
  std::string name;
  std::vector<std::string> visits;
  std::string request;
  std::string reason;
  int shown;
};

inline void ExpectExcluded(const ExclusionCase& want) {
  const v1::Exclusion exclusion = ExclusionOf(want.visits, want.request);

  EXPECT_EQ(ReasonOf(exclusion), want.reason) << exclusion.text();
  EXPECT_EQ(exclusion.points_size() + exclusion.findings_size() + exclusion.statements_size(),
            want.shown);
}

template <typename Messages>
std::vector<std::string> AuthoritiesOf(const Messages& messages) {
  std::vector<std::string> names;
  for (const auto& message : messages) names.push_back(message.authority().display_name());
  return names;
}

template <typename Names>
std::vector<std::string> ShortNamesOf(const Names& names) {
  std::vector<std::string> brief;
  for (const std::string& name : names) brief.push_back(ShortName(name));
  return brief;
}

// "6" or "5 to 6"; "" for an absent one.
inline std::string RangeText(bool is_there, const v1::Range& range) {
  if (!is_there) return "";
  if (range.low() == range.high()) return absl::StrCat(range.low());
  return absl::StrCat(range.low(), " to ", range.high());
}

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_TEST_REQUESTS_H_
