#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/comparison/comparison_test_requests.h"
#include "query-service/analysis/comparison/test_comparison.h"
#include "query-service/analysis/measure/measure_test_texts.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const char kEet[] = "measure { measure: 'measures/cl-eet' } ";

std::vector<AuthorityRecord> ThreeRecords() {
  return {RecordOf("wandsworth", {BaselineWith(Observed("value: 30"))}),
          RecordOf("sunderland", {BaselineWith()}),
          RecordOf("leicester", {BaselineWith(Observed("value: 40"))}), RecordOf("reading", {})};
}

TEST(BuildComparison, RowsAndExclusionsAreTheWholeGroupByDisplayName) {
  const BuiltComparison comparison = BuildComparison(Reference(), ThreeRecords(), RequestOf(kEet));

  EXPECT_THAT(AuthoritiesOf(comparison.rows), ElementsAre("Leicester", "Wandsworth"));
  EXPECT_THAT(AuthoritiesOf(comparison.excluded), ElementsAre("Reading", "Sunderland"));
  EXPECT_THAT(BriefNotes(comparison.notes), IsEmpty());
}

TEST(BuildComparison, ComparesTheSeriesAskedFor) {
  std::vector<AuthorityRecord> records;
  records.push_back(RecordOf(
      "leicester", {BaselineWith(Observed("value: 40") +
                                 Observed("value: 50 basis: SERIES_BASIS_OFFICIAL_STATISTICS "
                                          "cohort: 'age:19-21'"))}));

  const BuiltComparison comparison =
      BuildComparison(Reference(), std::move(records),
                      RequestOf("measure { measure: 'measures/cl-eet' cohort: 'age:19-21' "
                                "basis: SERIES_BASIS_OFFICIAL_STATISTICS }"));

  ASSERT_EQ(comparison.rows.size(), 1u);
  EXPECT_EQ(ValueOf(comparison.rows[0].point()), "50");
}

TEST(BuildComparison, ComparesAThemeAsOfADate) {
  std::vector<AuthorityRecord> records;
  records.push_back(RecordOf(
      "leicester", {BaselineWith("findings { themes: 'themes/caseloads' standing: STANDING_WEAK "
                                 "speaker: SPEAKER_INSPECTORATE }")}));

  const BuiltComparison comparison =
      BuildComparison(Reference(), std::move(records),
                      RequestOf("theme { theme: 'themes/caseloads' } as_of_date: '2016'"));

  ASSERT_EQ(comparison.rows.size(), 1u);
  EXPECT_EQ(comparison.rows[0].standing(), v1::STANDING_WEAK);
  EXPECT_TRUE(comparison.rows[0].has_age_months());
}

std::string JudgedBaseline(const std::string& name, const std::string& date,
                           const std::string& grade, const std::string& rest) {
  return "name: '" + name + "' type: VISIT_TYPE_INSPECTION start_date: '" + date + "' end_date: '" +
         date + "' framework: FRAMEWORK_SIF " +
         "judgements { area: 'overall-effectiveness' grade: " + grade + " } " + rest;
}

TEST(BuildComparison, BaselineGradeIsThatOfTheRowsEpisode) {
  std::vector<AuthorityRecord> records;
  records.push_back(RecordOf(
      "leicester", {JudgedBaseline("b", "2015-06-04", "GRADE_INADEQUATE", Observed("value: 40")),
                    JudgedBaseline("b2", "2018-06-04", "GRADE_GOOD", "")}));
  records.push_back(RecordOf(
      "wandsworth", {JudgedBaseline("b", "2015-06-04", "GRADE_GOOD", Observed("value: 40"))}));

  const BuiltComparison comparison =
      BuildComparison(Reference(), std::move(records),
                      RequestOf(kEet + std::string("peers { baseline_grade: GRADE_INADEQUATE }")));

  EXPECT_THAT(AuthoritiesOf(comparison.rows), ElementsAre("Leicester"));
  EXPECT_THAT(AuthoritiesOf(comparison.excluded), IsEmpty());
}

TEST(BuildComparison, BaselineGradeWithoutARowIsThatOfTheEpisodeInForce) {
  const auto compare = [](const std::string& alignment) {
    std::vector<AuthorityRecord> records;
    records.push_back(
        RecordOf("leicester", {JudgedBaseline("b", "2015-06-04", "GRADE_INADEQUATE", ""),
                               JudgedBaseline("b2", "2018-06-04", "GRADE_GOOD", "")}));
    return BuildComparison(
        Reference(), std::move(records),
        RequestOf(kEet + std::string("peers { baseline_grade: GRADE_INADEQUATE } ") + alignment));
  };

  EXPECT_THAT(AuthoritiesOf(compare("").excluded), IsEmpty());
  EXPECT_THAT(AuthoritiesOf(compare("as_of_date: '2016'").excluded), ElementsAre("Leicester"));
}

TEST(BuildComparison, NotesDatesMoreThanTwelveMonthsApart) {
  const auto notes_for = [](const std::string& date) {
    std::vector<AuthorityRecord> records;
    records.push_back(RecordOf("leicester", {VisitWith("v", "2016-06-01", Observed("value: 1"))}));
    records.push_back(RecordOf("reading", {VisitWith("v", date, Observed("value: 1"))}));
    return BriefNotes(BuildComparison(Reference(), std::move(records), RequestOf(kEet)).notes);
  };

  EXPECT_THAT(notes_for("2017-06-01"), IsEmpty());
  EXPECT_THAT(notes_for("2017-06-02"), ElementsAre("DATES_FAR_APART leicester reading"));
  EXPECT_THAT(notes_for("2017"), IsEmpty());
}

// Leicester 40, Reading 55, Sunderland 55, Wandsworth 70.
std::vector<AuthorityRecord> FourFigures() {
  return {
      RecordOf("wandsworth", {BaselineWith(Observed("value: 30")),
                              VisitWith("v", "2016-06-10", Observed("value: 70"))}),
      RecordOf("sunderland", {BaselineWith(Observed("value: 50")),
                              VisitWith("v", "2016-06-10", Observed("value: 55"))}),
      RecordOf("leicester", {BaselineWith(), VisitWith("v", "2016-06-10", Observed("value: 40"))}),
      RecordOf("reading", {VisitWith("v", "2016-06-10", Observed("value: 55"))}),
      RecordOf("oldham", {BaselineWith()})};
}

std::vector<std::string> RanksOf(const BuiltComparison& comparison) {
  std::vector<std::string> ranks;
  for (const v1::ComparisonRow& row : comparison.rows) {
    ranks.push_back(absl::StrCat(row.authority().display_name(), " ",
                                 row.has_rank() ? absl::StrCat(row.rank()) : "-"));
  }
  return ranks;
}

TEST(BuildComparison, RanksValuesAndGivesTheirSpread) {
  const BuiltComparison comparison = BuildComparison(
      Reference(), FourFigures(), RequestOf(kEet + std::string("order_by: 'rank'")));

  EXPECT_THAT(RanksOf(comparison),
              ElementsAre("Wandsworth 1", "Reading 2", "Sunderland 2", "Leicester 4"));
  EXPECT_EQ(comparison.rows[1].percentile(), 66.6666666667);
  EXPECT_EQ(comparison.statistics.ShortDebugString(),
            "n: 4 min: 40 lower_quartile: 51.25 median: 55 upper_quartile: 58.75 max: 70 mean: 55");
}

TEST(BuildComparison, RanksChangesAndExcludesWhoHasNoBaseline) {
  const BuiltComparison comparison =
      BuildComparison(Reference(), FourFigures(),
                      RequestOf("measure { measure: 'measures/cl-eet' rank_by: RANK_BY_CHANGE } "
                                "order_by: 'change desc'"));

  EXPECT_THAT(RanksOf(comparison), ElementsAre("Wandsworth 1", "Sunderland 2", "Leicester -"));
  EXPECT_EQ(comparison.statistics.n(), 2);
  EXPECT_EQ(comparison.statistics.median(), 22.5);
  ASSERT_THAT(AuthoritiesOf(comparison.excluded), ElementsAre("Oldham", "Reading"));
  EXPECT_EQ(ReasonOf(comparison.excluded[1]), "NO_BASELINE");
}

TEST(BuildComparison, RanksChangesPerMonth) {
  const BuiltComparison comparison = BuildComparison(
      Reference(), FourFigures(),
      RequestOf("measure { measure: 'measures/cl-eet' rank_by: RANK_BY_CHANGE_PER_MONTH } "
                "order_by: 'change_per_month desc'"));

  EXPECT_THAT(RanksOf(comparison), ElementsAre("Wandsworth 1", "Sunderland 2", "Leicester -"));
  // Its baseline figure is of the fieldwork's days, so its rate is a range.
  EXPECT_THAT(BriefNotes(comparison.rows[0].notes()), testing::Contains("RANKED_BY_MIDDLE"));
}

TEST(BuildComparison, RanksNoCounts) {
  std::vector<AuthorityRecord> records;
  for (const char* id : {"leicester", "reading"}) {
    records.push_back(RecordOf(
        id, {VisitWith("v", "2016-06-10", Observed("value: 3 measure: 'measures/pa-fte'"))}));
  }

  const BuiltComparison comparison = BuildComparison(
      Reference(), std::move(records), RequestOf("measure { measure: 'measures/pa-fte' }"));

  EXPECT_THAT(RanksOf(comparison), ElementsAre("Leicester -", "Reading -"));
  EXPECT_EQ(comparison.statistics.ShortDebugString(), "n: 2");
  EXPECT_THAT(BriefNotes(comparison.notes), ElementsAre("NOT_RANKED pa-fte"));
}

TEST(BuildComparison, RanksNoThemes) {
  std::vector<AuthorityRecord> records;
  for (const char* standing : {"WEAK", "SOUND"}) {
    records.push_back(RecordOf(
        standing == std::string("WEAK") ? "leicester" : "reading",
        {BaselineWith(absl::StrCat("findings { themes: 'themes/caseloads' standing: STANDING_",
                                   standing, " speaker: SPEAKER_INSPECTORATE }"))}));
  }

  const BuiltComparison comparison =
      BuildComparison(Reference(), std::move(records),
                      RequestOf("theme { theme: 'themes/caseloads' } order_by: 'standing desc'"));

  EXPECT_THAT(RanksOf(comparison), ElementsAre("Reading -", "Leicester -"));
}

TEST(BuildComparison, TakesPeersByTheDatesOfTheirBaseline) {
  const auto compare = [](const std::string& peers) {
    std::vector<AuthorityRecord> records;
    for (const auto& [id, date] : std::vector<std::pair<std::string, std::string>>{
             {"leicester", "2015-06-04"}, {"reading", "2016"}, {"sunderland", "2017-06-04"}}) {
      records.push_back(
          RecordOf(id, {JudgedBaseline("b", date, "GRADE_GOOD", Observed("value: 40"))}));
    }
    records.push_back(RecordOf("oldham", {VisitWith("v", "2016-06", Observed("value: 1"))}));
    return BuildComparison(Reference(), std::move(records),
                           RequestOf(kEet + ("peers { " + peers + " }")));
  };

  EXPECT_THAT(AuthoritiesOf(compare("baseline_from_date: '2016-06'").rows),
              ElementsAre("Reading", "Sunderland"));
  EXPECT_THAT(AuthoritiesOf(compare("baseline_to_date: '2016'").rows),
              ElementsAre("Leicester", "Reading"));
  const BuiltComparison from_june = compare("baseline_from_date: '2016-06'");
  EXPECT_THAT(BriefNotes(from_june.rows[0].notes()), testing::Contains("POSSIBLE b"));
  EXPECT_THAT(BriefNotes(from_june.rows[1].notes()), testing::Not(testing::Contains("POSSIBLE b")));
}

// Inadequate in 2015 and monitored, good in 2018: it is compared by the baseline that is asked for.
TEST(BuildComparison, CountsMonthsFromABaselineThatMeetsTheGroup) {
  const auto compare = [](const std::string& grade) {
    std::vector<AuthorityRecord> records;
    records.push_back(RecordOf(
        "leicester", {JudgedBaseline("b", "2015-06-04", "GRADE_INADEQUATE", Observed("value: 40")),
                      VisitWith("v", "2016-06-10", Observed("value: 50")),
                      JudgedBaseline("b2", "2018-06-04", "GRADE_GOOD", Observed("value: 60"))}));
    return BuildComparison(
        Reference(), std::move(records),
        RequestOf(kEet + ("months_since_baseline: 12 peers { baseline_grade: " + grade + " }")));
  };

  ASSERT_EQ(compare("GRADE_INADEQUATE").rows.size(), 1u);
  EXPECT_EQ(ValueOf(compare("GRADE_INADEQUATE").rows[0].point()), "50");
  ASSERT_EQ(compare("GRADE_GOOD").rows.size(), 1u);
  EXPECT_EQ(ValueOf(compare("GRADE_GOOD").rows[0].point()), "60");
  EXPECT_THAT(compare("GRADE_OUTSTANDING").rows, IsEmpty());
  EXPECT_THAT(compare("GRADE_OUTSTANDING").excluded, IsEmpty());
}

}  // namespace
}  // namespace waymark::query
