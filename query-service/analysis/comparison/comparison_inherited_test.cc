#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/comparison/comparison_test_requests.h"
#include "query-service/analysis/measure/measure_test_texts.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Comparisons of authorities that took the place of others: cumberland of a part of cumbria,
// bournemouth-christchurch-and-poole of several.

constexpr char kEet[] = "measure { measure: 'measures/cl-eet' }";
constexpr char kCaseloads[] = "theme { theme: 'themes/caseloads' }";
constexpr char kOverall[] = "judgement { area: 'overall-effectiveness' }";

std::string InspectedIn(const std::string& name, const std::string& month,
                        const std::string& rest = "") {
  return absl::StrCat("name: '", name, "' type: VISIT_TYPE_INSPECTION start_date: '", month,
                      "-04' end_date: '", month, "-15' published_date: '", month,
                      "-28' framework: FRAMEWORK_ILACS_2018 ", rest);
}

std::string Judged(const std::string& grade) {
  return "judgements { area: 'overall-effectiveness' grade: GRADE_" + grade + " } ";
}

std::string Weak() {
  return "findings { id: 'f1' themes: 'themes/caseloads' speaker: SPEAKER_INSPECTORATE "
         "statement: 'words' standing: STANDING_WEAK }";
}

AuthorityRecord Cumberland(const std::vector<std::string>& own) {
  return Inheriting(
      RecordOf("cumberland", own), "cumbria",
      {InspectedIn("i", "2022-09", Observed("value: 40") + Weak() + Judged("INADEQUATE")),
       VisitWith("v", "2023-01-18", Observed("value: 50"))});
}

AuthorityRecord Poole(const std::vector<std::string>& own) {
  AuthorityRecord record = RecordOf("bournemouth-christchurch-and-poole", own);
  record = Inheriting(std::move(record), "bournemouth",
                      {InspectedIn("b", "2018-07", Observed("value: 40") + Judged("GOOD"))});
  return Inheriting(std::move(record), "poole",
                    {InspectedIn("p", "2017-11", Observed("value: 60") + Judged("INADEQUATE"))});
}

v1::ComparisonRow RowFor(AuthorityRecord record, const std::string& request) {
  std::vector<AuthorityRecord> records;
  records.push_back(std::move(record));
  BuiltComparison comparison = BuildComparison(Reference(), std::move(records), RequestOf(request));
  if (comparison.rows.size() == 1) return comparison.rows[0];
  ADD_FAILURE() << (comparison.excluded.empty() ? "not in the group"
                                                : comparison.excluded[0].ShortDebugString());
  return {};
}

v1::Exclusion ExclusionFor(AuthorityRecord record, const std::string& request) {
  std::vector<AuthorityRecord> records;
  records.push_back(std::move(record));
  BuiltComparison comparison = BuildComparison(Reference(), std::move(records), RequestOf(request));
  if (comparison.excluded.size() == 1) return comparison.excluded[0];
  ADD_FAILURE() << (comparison.rows.empty() ? "not in the group"
                                            : comparison.rows[0].ShortDebugString());
  return {};
}

TEST(ComparisonInherited, TheOnlyPredecessorsInspectionIsTheBaseline) {
  const v1::ComparisonRow row = RowFor(Cumberland({}), kEet);

  EXPECT_EQ(row.baseline().name(), "authorities/cumbria/visits/i");
  EXPECT_EQ(ValueOf(row.point()), "50");
  EXPECT_EQ(row.change(), 10);
  EXPECT_THAT(BriefNotes(row.notes()), Contains("INHERITED cumbria"));
}

TEST(ComparisonInherited, NoChangeIsMadeOfFiguresOfDifferentPeople) {
  const v1::ComparisonRow row =
      RowFor(Cumberland({VisitWith("w", "2023-10-04", Observed("value: 70"))}), kEet);

  EXPECT_EQ(ValueOf(row.point()), "70");
  EXPECT_FALSE(row.has_change());
  EXPECT_THAT(BriefNotes(row.notes()), Contains(testing::StartsWith("AREA_CHANGED")));
}

TEST(ComparisonInherited, EverySubjectInherits) {
  const v1::ComparisonRow theme = RowFor(Cumberland({}), kCaseloads);
  const v1::ComparisonRow judgement = RowFor(Cumberland({}), kOverall);

  EXPECT_EQ(theme.standing(), v1::STANDING_WEAK);
  EXPECT_EQ(theme.value_visit(), "authorities/cumbria/visits/i");
  EXPECT_EQ(judgement.judgement().judgement().grade(), v1::GRADE_INADEQUATE);
  for (const v1::ComparisonRow* row : {&theme, &judgement}) {
    EXPECT_THAT(BriefNotes(row->notes()), Contains("INHERITED cumbria"));
  }
}

TEST(ComparisonInherited, CountsMonthsAndVisitsFromTheInheritedBaseline) {
  const std::vector<std::string> own = {VisitWith("w", "2023-10-04", Observed("value: 70"))};

  const v1::ComparisonRow month_6 =
      RowFor(Cumberland(own), absl::StrCat(kEet, " months_since_baseline: 6"));
  const v1::ComparisonRow second = RowFor(Cumberland(own), absl::StrCat(kEet, " visit_number: 2"));

  EXPECT_EQ(ValueOf(month_6.point()), "50");
  EXPECT_EQ(ValueOf(second.point()), "70");
  EXPECT_EQ(second.point().visit(), "authorities/cumberland/visits/w");
}

TEST(ComparisonInherited, ARowOfItsOwnInspectionOwesNothing) {
  const v1::ComparisonRow row =
      RowFor(RecordOf("cumberland", {InspectedIn("own", "2024-06", Observed("value: 44"))}), kEet);

  EXPECT_THAT(BriefNotes(row.notes()), testing::Not(Contains(HasSubstr("cumbria"))));
}

TEST(ComparisonInherited, OfSeveralPredecessorsNoneIsTheBaseline) {
  const v1::ComparisonRow row = RowFor(Poole({}), kEet);

  EXPECT_FALSE(row.has_baseline());
  EXPECT_EQ(ValueOf(row.point()), "40") << "the latest";
  EXPECT_FALSE(row.has_change());
  EXPECT_THAT(BriefNotes(row.notes()),
              testing::IsSupersetOf({"INHERITED bournemouth poole", "BASELINE_NOT_CHOSEN b p"}));
  EXPECT_THAT(BriefNotes(row.notes()), testing::Not(Contains("NO_BASELINE")));
}

TEST(ComparisonInherited, OfSeveralPredecessorsNoJudgementIsItsOwn) {
  const v1::Exclusion exclusion = ExclusionFor(Poole({}), kOverall);

  EXPECT_EQ(ReasonOf(exclusion), "NO_JUDGEMENT");
  ASSERT_EQ(exclusion.statements_size(), 2);
  EXPECT_EQ(exclusion.statements(0).judgement().grade(), v1::GRADE_GOOD);
  EXPECT_EQ(exclusion.statements(1).judgement().grade(), v1::GRADE_INADEQUATE);
  EXPECT_THAT(exclusion.text(), HasSubstr("no baseline was chosen"));
}

TEST(ComparisonInherited, OfSeveralPredecessorsNoMonthsCount) {
  EXPECT_EQ(ReasonOf(ExclusionFor(Poole({}), absl::StrCat(kEet, " months_since_baseline: 12"))),
            "NO_BASELINE");
}

TEST(ComparisonInherited, AVisitThatNamesAPredecessorsInspectionChoosesIt) {
  const v1::ComparisonRow row =
      RowFor(Poole({VisitWith("own", "2019-09-10",
                              "baseline: 'authorities/poole/visits/p'" + Observed("value: 55"))}),
             kEet);

  EXPECT_EQ(row.baseline().name(), "authorities/poole/visits/p");
  EXPECT_EQ(ValueOf(row.point()), "55");
}

TEST(ComparisonInherited, RowsThatShareAPredecessorsValueAreNoted) {
  std::vector<AuthorityRecord> records;
  records.push_back(Cumberland({}));
  records.push_back(RecordOf("cumbria", {InspectedIn("i", "2022-09"),
                                         VisitWith("v", "2023-01-18", Observed("value: 50"))}));
  records.push_back(RecordOf("leicester", {VisitWith("v", "2023-01-18", Observed("value: 50"))}));

  const BuiltComparison comparison =
      BuildComparison(Reference(), std::move(records), RequestOf(kEet));

  EXPECT_EQ(comparison.rows.size(), 3u);
  EXPECT_THAT(BriefNotes(comparison.notes), Contains("INHERITED cumberland cumbria"));
}

TEST(ComparisonInherited, AnAuthorityWithoutARowSaysWhatItInherits) {
  const v1::Exclusion exclusion =
      ExclusionFor(Cumberland({}), "measure { measure: 'measures/caseload' }");

  EXPECT_EQ(ReasonOf(exclusion), "NO_OBSERVATION");
  EXPECT_THAT(exclusion.text(), HasSubstr("The baseline is a predecessor's inspection"));
}

}  // namespace
}  // namespace waymark::query
