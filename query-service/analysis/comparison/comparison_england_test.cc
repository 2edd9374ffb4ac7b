#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query-service/analysis/comparison/comparison_test_requests.h"
#include "query-service/analysis/samples.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

// What the inspections of all England, as shipped, answer: held against the files read plainly.

BuiltComparison Compare(const std::string& request) {
  return BuildComparison(Reference(), AllEnglandCounting(""), RequestOf(request));
}

// The last grade of an area that has this id in every framework that has an equivalent.
std::optional<v1::Grade> LastGrade(const std::vector<v1::Visit>& visits, const std::string& area) {
  std::optional<v1::Grade> last;
  std::string last_date;
  for (const v1::Visit& visit : visits) {
    for (const v1::Judgement& judgement : visit.judgements()) {
      if (judgement.area() != area || visit.end_date() < last_date) continue;
      last_date = visit.end_date();
      last = judgement.grade();
    }
  }
  return last;
}

// The authority's visits; those of the one that it took the place of, where it has no inspection of
// its own.
std::vector<v1::Visit> InForce(const std::string& id) {
  const std::vector<v1::Visit>& own = AllSamples().find(id)->second;
  const bool has_own = std::any_of(own.begin(), own.end(), &IsFullInspection);
  const auto before = Reference().PredecessorsOf(id);
  if (has_own || before.size() != 1) return own;
  const auto theirs = AllSamples().find(before[0].predecessor);
  return theirs == AllSamples().end() ? own : theirs->second;
}

class EnglandJudgementTest : public testing::TestWithParam<std::string> {};

TEST_P(EnglandJudgementTest, IsTheLastOfEveryAuthority) {
  std::map<std::string, v1::Grade> want;
  for (const auto& [id, visits] : AllSamples()) {
    const auto grade = LastGrade(InForce(id), GetParam());
    if (grade.has_value() && *grade != v1::GRADE_NOT_JUDGED) want["authorities/" + id] = *grade;
  }

  const BuiltComparison comparison = Compare("judgement { area: '" + GetParam() + "' }");

  std::map<std::string, v1::Grade> found;
  for (const v1::ComparisonRow& row : comparison.rows) {
    found[row.authority().name()] = row.judgement().judgement().grade();
    EXPECT_FALSE(row.judgement().sources().empty()) << row.authority().name();
  }
  EXPECT_EQ(found, want);
  EXPECT_GT(found.size(), 50u);
  EXPECT_EQ(comparison.rows.size() + comparison.excluded.size(), AllSamples().size());
}

INSTANTIATE_TEST_SUITE_P(Areas, EnglandJudgementTest,
                         testing::Values("overall-effectiveness", "help-and-protection",
                                         "care-leavers"),
                         [](const auto& tested) {
                           std::string name = tested.param;
                           name.erase(std::remove(name.begin(), name.end(), '-'), name.end());
                           return name;
                         });

TEST(England, OrdersGradesFromBestToWorst) {
  const BuiltComparison comparison =
      Compare("judgement { area: 'overall-effectiveness' } order_by: 'grade desc, date desc'");

  ASSERT_FALSE(comparison.rows.empty());
  EXPECT_EQ(comparison.rows.front().judgement().judgement().grade(), v1::GRADE_OUTSTANDING);
  EXPECT_EQ(comparison.rows.back().judgement().judgement().grade(), v1::GRADE_INADEQUATE);
  EXPECT_THAT(BriefNotes(comparison.notes), testing::Contains("FRAMEWORKS_DIFFER"));
}

// Who was inadequate, and is it still 36 months after the report?
TEST(England, FollowsInadequateJudgementsForThreeYears) {
  const BuiltComparison comparison = Compare(
      "judgement { area: 'overall-effectiveness' } months_since_baseline: 36 "
      "peers { baseline_grade: GRADE_INADEQUATE }");

  ASSERT_GT(comparison.rows.size(), 20u);
  int better = 0;
  for (const v1::ComparisonRow& row : comparison.rows) {
    EXPECT_TRUE(row.has_baseline());
    if (row.has_months_since_publication()) {
      EXPECT_LE(row.months_since_publication().low(), 36) << row.authority().name();
    }
    better += row.judgement().judgement().grade() != v1::GRADE_INADEQUATE ? 1 : 0;
  }
  EXPECT_GT(better, 0);
  EXPECT_LT(better, static_cast<int>(comparison.rows.size()));
}

}  // namespace
}  // namespace waymark::query
