#include "query-service/analysis/comparison/comparison_judgement.h"

#include <string>
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
using testing::IsEmpty;
using testing::Not;

std::string Judged(const std::string& area, const std::string& grade) {
  return "judgements { area: '" + area + "' grade: GRADE_" + grade + " } ";
}

// An inspection on one day under a framework.
std::string Inspected(const std::string& name, const std::string& date,
                      const std::string& framework, const std::string& rest) {
  return absl::StrCat("name: '", name, "' type: VISIT_TYPE_INSPECTION start_date: '", date,
                      "' end_date: '", date, "' published_date: '", date, "' framework: FRAMEWORK_",
                      framework, " ", rest);
}

std::string Of(const std::string& area, const std::string& rest = "") {
  return "judgement { area: '" + area + "' } " + rest;
}

// Under SIF, then the joint judgement, then again one of its own.
std::vector<std::string> ThreeInspections() {
  return {Inspected("b1", "2015-06-04", "SIF", Judged("care-leavers", "INADEQUATE")),
          Inspected("b2", "2019-06-04", "ILACS_2018",
                    Judged("children-in-care-and-care-leavers", "REQUIRES_IMPROVEMENT")),
          Inspected("b3", "2023-06-05", "ILACS_2023",
                    Judged("children-in-care", "GOOD") + Judged("care-leavers", "OUTSTANDING"))};
}

struct RowCase {
  std::string name;
  std::vector<std::string> visits;
  std::string request;
  std::string inspection;
  v1::Grade grade;
};

class JudgementTest : public testing::TestWithParam<RowCase> {};

TEST_P(JudgementTest, IsOfTheSameOrAnEquivalentArea) {
  const v1::ComparisonRow row = RowOf(GetParam().visits, GetParam().request);

  EXPECT_EQ(row.judgement().judgement().grade(), GetParam().grade);
  EXPECT_EQ(ShortName(row.value_visit()), GetParam().inspection);
  EXPECT_EQ(ShortName(row.judgement().visit().name()), GetParam().inspection);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, JudgementTest,
    testing::Values(
        RowCase{"Latest", ThreeInspections(), Of("care-leavers"), "b3", v1::GRADE_OUTSTANDING},
        // The inspection in force then judged the two jointly, which is a grade of neither.
        RowCase{"NotTheJointOne", ThreeInspections(), Of("care-leavers", "as_of_date: '2020'"),
                "b1", v1::GRADE_INADEQUATE},
        RowCase{"TheJointOneIsAnAreaOfItsOwn", ThreeInspections(),
                Of("children-in-care-and-care-leavers"), "b2", v1::GRADE_REQUIRES_IMPROVEMENT},
        RowCase{
            "Equivalent",
            {Inspected("b", "2015-06-04", "SIF", Judged("looked-after-and-permanence", "GOOD"))},
            Of("children-in-care"),
            "b",
            v1::GRADE_GOOD},
        RowCase{
            "OfOneFrameworkByItsOwnArea",
            {Inspected("b", "2015-06-04", "SIF", Judged("looked-after-and-permanence", "GOOD"))},
            "judgement { area: 'looked-after-and-permanence' framework: FRAMEWORK_SIF }",
            "b",
            v1::GRADE_GOOD},
        RowCase{"OnlyOfTheFrameworkAskedFor", ThreeInspections(),
                "judgement { area: 'care-leavers' framework: FRAMEWORK_SIF }", "b1",
                v1::GRADE_INADEQUATE},
        RowCase{"OfAFrameworkWithoutListedAreas",
                {Inspected("b", "2012-06-04", "PRE_SIF", Judged("safeguarding", "ADEQUATE"))},
                "judgement { area: 'safeguarding' framework: FRAMEWORK_PRE_SIF }",
                "b",
                v1::GRADE_ADEQUATE},
        RowCase{"AtMonthNought", ThreeInspections(),
                Of("children-in-care", "months_since_baseline: 0"), "b3", v1::GRADE_GOOD},
        // Month 48 after the monitored baseline of 2015 is that of the inspection of 2019.
        RowCase{
            "OfALaterInspectionByThatMonth",
            {Inspected("b1", "2015-06-04", "SIF", Judged("help-and-protection", "INADEQUATE")),
             VisitWith("v", "2016-06"),
             Inspected("b2", "2019-06-04", "ILACS_2018", Judged("help-and-protection", "GOOD"))},
            Of("help-and-protection", "months_since_baseline: 48"),
            "b2",
            v1::GRADE_GOOD},
        RowCase{
            "OfTheBaselineUntilThen",
            {Inspected("b1", "2015-06-04", "SIF", Judged("help-and-protection", "INADEQUATE")),
             VisitWith("v", "2016-06"),
             Inspected("b2", "2019-06-04", "ILACS_2018", Judged("help-and-protection", "GOOD"))},
            Of("help-and-protection", "months_since_baseline: 47"),
            "b1",
            v1::GRADE_INADEQUATE}),
    [](const auto& tested) { return tested.param.name; });

TEST(CompareJudgement, MeasuresMonthsFromTheBaselineTheyCountFrom) {
  const v1::ComparisonRow row =
      RowOf({Inspected("b1", "2015-06-04", "SIF", Judged("help-and-protection", "INADEQUATE")),
             VisitWith("v", "2016-06"),
             Inspected("b2", "2019-06-04", "ILACS_2018", Judged("help-and-protection", "GOOD"))},
            Of("help-and-protection", "months_since_baseline: 60"));

  EXPECT_EQ(ShortName(row.baseline().name()), "b1");
  EXPECT_EQ(RangeText(row.has_months_since_publication(), row.months_since_publication()), "48");
  EXPECT_THAT(ShortNamesOf(row.visits()), ElementsAre("b2", "b1"));
}

TEST(CompareJudgement, CitesItsSourcesAndSaysThatTheyAreSecondHand) {
  const v1::ComparisonRow row =
      RowOf({Inspected("b", "2015-06-04", "SIF",
                       "judgements { area: 'care-leavers' grade: GRADE_GOOD source_ids: 's2' } "
                       "sources { id: 's1' type: SOURCE_TYPE_REPORT } "
                       "sources { id: 's2' type: SOURCE_TYPE_PRESS }")},
            Of("care-leavers"));

  ASSERT_EQ(row.judgement().sources_size(), 1);
  EXPECT_EQ(row.judgement().sources(0).id(), "s2");
  EXPECT_TRUE(row.judgement().second_hand());
  EXPECT_THAT(BriefNotes(row.notes()), Contains("SECOND_HAND b"));
}

TEST(CompareJudgement, NotesAConflictingReportOfTheGrade) {
  const auto notes_with = [](const std::string& field) {
    return BriefNotes(
        RowOf({Inspected("b", "2015-06-04", "SIF",
                         Judged("care-leavers", "GOOD") + "conflicting_reports { field: '" + field +
                             "' value: 'x' resolution: "
                             "CONFLICT_RESOLUTION_UNRESOLVED }")},
              Of("care-leavers"))
            .notes());
  };

  EXPECT_THAT(notes_with("judgements[care-leavers].grade"), Contains("CONFLICTING_REPORT b"));
  EXPECT_THAT(notes_with("start_date"), Not(Contains("CONFLICTING_REPORT b")));
}

TEST(CompareJudgement, NotesALaterInspectionThatDidNotJudgeTheArea) {
  const v1::ComparisonRow row = RowOf(ThreeInspections(), Of("children-in-care-and-care-leavers"));

  EXPECT_THAT(BriefNotes(row.notes()), Contains("LATER_INSPECTION b3"));
}

// When its fieldwork ended is not told, but a visit that followed it was there.
TEST(CompareJudgement, CountsAnInspectionThatAVisitFollowed) {
  const std::vector<std::string> visits = {
      "name: 'b' type: VISIT_TYPE_INSPECTION start_date: '2015-06-04/..' framework: "
      "FRAMEWORK_SIF " +
          Judged("care-leavers", "GOOD"),
      VisitWith("v", "2016-06-10", "baseline: 'b'")};

  const v1::ComparisonRow row = RowOf(visits, Of("care-leavers", "as_of_date: '2016-06'"));

  EXPECT_EQ(row.judgement().judgement().grade(), v1::GRADE_GOOD);
  EXPECT_THAT(BriefNotes(row.notes()), Not(Contains("POSSIBLE b")));
  EXPECT_EQ(ReasonOf(ExclusionOf(visits, Of("care-leavers", "as_of_date: '2016-05'"))),
            "NOT_YET_REACHED");
}

TEST(CompareJudgement, CountsTheBaselineThatMonthsCountFromWhateverItsDate) {
  const std::vector<std::string> visits = {
      "name: 'b' type: VISIT_TYPE_INSPECTION start_date: '2015-06-01' "
      "end_date: '2015-06-04' published_date: '../2015-08-21' framework: FRAMEWORK_SIF " +
      Judged("care-leavers", "GOOD")};

  const v1::ComparisonRow row = RowOf(visits, Of("care-leavers", "months_since_baseline: 12"));

  EXPECT_EQ(row.judgement().judgement().grade(), v1::GRADE_GOOD);
}

TEST(CompareJudgement, NotesAnInspectionThatMayHaveBeenOver) {
  std::vector<std::string> visits = ThreeInspections();
  visits.push_back(Inspected("b4", "2024", "ILACS_2023", Judged("care-leavers", "GOOD")));

  const v1::ComparisonRow row = RowOf(visits, Of("care-leavers", "as_of_date: '2024-06'"));

  EXPECT_EQ(ShortName(row.value_visit()), "b3");
  EXPECT_THAT(BriefNotes(row.notes()), Contains("POSSIBLE b4"));
}

TEST(CompareJudgement, CountsNoMonthsToTheInspectionItself) {
  const v1::ComparisonRow row = RowOf(ThreeInspections(), Of("care-leavers"));

  EXPECT_EQ(row.value_visit(), row.baseline().name());
  EXPECT_FALSE(row.has_months_since_publication());
  EXPECT_FALSE(row.has_months_since_fieldwork());
}

class JudgementExclusionTest : public testing::TestWithParam<ExclusionCase> {};

TEST_P(JudgementExclusionTest, SaysWhyAndWhatThereWas) { ExpectExcluded(GetParam()); }

INSTANTIATE_TEST_SUITE_P(
    Reasons, JudgementExclusionTest,
    testing::Values(
        ExclusionCase{"NoVisits", {}, Of("care-leavers"), "NO_VISITS", 0},
        ExclusionCase{
            "OnlyOtherAreas", {ThreeInspections()[1]}, Of("care-leavers"), "NO_JUDGEMENT", 1},
        ExclusionCase{"NoJudgementsAtAll", {BaselineWith()}, Of("care-leavers"), "NO_JUDGEMENT", 0},
        ExclusionCase{"OnlyMonitoringVisits",
                      {VisitWith("v", "2016-06")},
                      Of("care-leavers"),
                      "NO_JUDGEMENT",
                      0},
        // Not judged is what the inspectorate says now, whatever it judged before.
        ExclusionCase{"NotJudged",
                      {Inspected("b1", "2015-06-04", "SIF", Judged("help-and-protection", "GOOD")),
                       Inspected("b2", "2019-06-04", "ILACS_2018",
                                 Judged("help-and-protection", "NOT_JUDGED"))},
                      Of("help-and-protection"),
                      "NOT_JUDGED",
                      2},
        ExclusionCase{"NotYet",
                      {ThreeInspections()[2]},
                      Of("care-leavers", "as_of_date: '2020'"),
                      "NOT_YET_REACHED",
                      1},
        // What has no declared equivalent compares with nothing, though it has the same id.
        ExclusionCase{"PreSifHasNoEquivalent",
                      {Inspected("b", "2012-06-04", "PRE_SIF", Judged("care-leavers", "GOOD"))},
                      Of("care-leavers"),
                      "NO_JUDGEMENT",
                      1},
        ExclusionCase{"EarlierThanTheEpisodeOfTheMonths",
                      {ThreeInspections()[0], ThreeInspections()[1]},
                      Of("care-leavers", "months_since_baseline: 12"),
                      "NO_JUDGEMENT",
                      1}),
    [](const auto& tested) { return tested.param.name; });

TEST(CompareJudgement, SaysWhyItIsNotJudged) {
  const v1::Exclusion exclusion =
      ExclusionOf({Inspected("b", "2019-06-04", "ILACS_2018",
                             "judgements { area: 'help-and-protection' grade: GRADE_NOT_JUDGED "
                             "not_judged_reason: 'too few cases' }")},
                  Of("help-and-protection"));

  EXPECT_EQ(exclusion.text(), "The inspectorate did not judge this area: too few cases.");
}

TEST(CompareJudgement, NotesThatFrameworksDiffer) {
  const auto notes_for = [](const std::string& framework, const std::string& area) {
    std::vector<AuthorityRecord> records;
    records.push_back(RecordOf(
        "leicester", {Inspected("b", "2023-06-05", "ILACS_2023", Judged("care-leavers", "GOOD"))}));
    records.push_back(
        RecordOf("reading", {Inspected("b", "2023-06-04", framework, Judged(area, "GOOD"))}));
    return BriefNotes(
        BuildComparison(Reference(), std::move(records), RequestOf(Of("care-leavers"))).notes);
  };

  EXPECT_THAT(notes_for("SIF", "care-leavers"), ElementsAre("FRAMEWORKS_DIFFER"));
  EXPECT_THAT(notes_for("ILACS_2023", "care-leavers"), IsEmpty());
}

}  // namespace
}  // namespace waymark::query
