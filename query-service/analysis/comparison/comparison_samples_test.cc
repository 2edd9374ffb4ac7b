#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/comparison/comparison_test_requests.h"
#include "query-service/analysis/comparison/test_comparison.h"
#include "query-service/analysis/episode/history.h"
#include "query-service/analysis/measure/measure_test_texts.h"
#include "query-service/analysis/measure/measure_trajectory.h"
#include "query-service/analysis/samples.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;

// What the shipped samples answer.

AuthorityRecord SampleOf(const std::string& authority_id) {
  std::vector<AuthorityRecord> records = FourAuthorities();
  for (AuthorityRecord& record : records) {
    if (record.authority->id == authority_id) return std::move(record);
  }
  ADD_FAILURE() << authority_id;
  return {};
}

struct ChangeCase {
  std::string authority;
  std::string measure;
  std::string baseline;
  std::string latest;
  double change;
  bool has_rate;
};

class SampleChangeTest : public testing::TestWithParam<ChangeCase> {};

TEST_P(SampleChangeTest, ComesBackOut) {
  const History history(Reference(), SampleOf(GetParam().authority));
  ProgressFilter filter;
  filter.measures = {"measures/" + GetParam().measure};

  const auto trajectories = BuildMeasureTrajectories(
      Reference(), *history.ChooseEpisode(std::nullopt),
      GatherObservations(Reference(), *history.ChooseEpisode(std::nullopt)), filter);

  ASSERT_EQ(trajectories.size(), 1u);
  EXPECT_EQ(ValueOf(trajectories[0].baseline()), GetParam().baseline);
  EXPECT_EQ(ValueOf(trajectories[0].latest()), GetParam().latest);
  EXPECT_EQ(trajectories[0].change(), GetParam().change);
  EXPECT_EQ(trajectories[0].direction(), v1::DIRECTION_IMPROVED);
  EXPECT_EQ(trajectories[0].has_change_per_month(), GetParam().has_rate);
  EXPECT_EQ(trajectories[0].has_change_per_month_since_publication(), GetParam().has_rate);
}

INSTANTIATE_TEST_SUITE_P(
    Samples, SampleChangeTest,
    testing::Values(ChangeCase{"sunderland", "cl-in-touch", "30", "82", 52, true},
                    ChangeCase{"wandsworth", "cl-eet", "44", "61", 17, true},
                    ChangeCase{"wandsworth", "pa-fte", "11", "13", 2, false},
                    ChangeCase{"wandsworth", "eet-adviser-fte", "1", "3", 2, false},
                    ChangeCase{"leicester", "cl-staying-put-count", "10", "22", 12, true}));

TEST(Samples, WordsStayWords) {
  const History history(Reference(), SampleOf("leicester"));
  ProgressFilter filter;
  filter.measures = {"measures/cl-neet"};

  const auto trajectories = BuildMeasureTrajectories(
      Reference(), *history.ChooseEpisode(std::nullopt),
      GatherObservations(Reference(), *history.ChooseEpisode(std::nullopt)), filter);

  ASSERT_EQ(trajectories.size(), 1u);
  EXPECT_FALSE(trajectories[0].has_latest());
  EXPECT_EQ(trajectories[0].direction(), v1::DIRECTION_IMPROVED);
  EXPECT_EQ(trajectories[0].direction_basis(), v1::BASIS_STATED);
  EXPECT_THAT(BriefNotes(trajectories[0].notes()), ElementsAre("WORDS_ONLY monitoring-visit-4"));
}

TEST(Samples, RivalReadingsAreDisputed) {
  const History history(Reference(), SampleOf("sunderland"));

  const auto unlisted = BuildUnlistedObservations(
      GatherObservations(Reference(), *history.ChooseEpisode(std::nullopt)), {});

  ASSERT_EQ(unlisted.size(), 2u);
  EXPECT_TRUE(unlisted[0].disputed());
  EXPECT_TRUE(unlisted[1].disputed());
}

BuiltComparison CompareFour(const std::string& request) {
  std::vector<AuthorityRecord> records;
  for (const char* id : {"leicester", "reading", "sunderland", "wandsworth"}) {
    records.push_back(SampleOf(id));
  }
  return BuildComparison(Reference(), std::move(records), RequestOf(request));
}

BuiltComparison Compare(const std::string& theme) {
  return CompareFour("theme { theme: 'themes/" + theme + "' }");
}

TEST(Samples, PersonalAdviserCapacityIsToldOfThree) {
  const BuiltComparison comparison = Compare("cl-personal-adviser-capacity");

  ASSERT_EQ(comparison.rows.size(), 3u) << comparison.excluded.size();
  EXPECT_EQ(comparison.rows[0].authority().display_name(), "Leicester");
  EXPECT_EQ(comparison.rows[1].authority().display_name(), "Reading");
  EXPECT_EQ(comparison.rows[2].authority().display_name(), "Wandsworth");
  ASSERT_EQ(comparison.excluded.size(), 1u);
  EXPECT_EQ(comparison.excluded[0].reason(), v1::EXCLUSION_REASON_NO_FINDING);
  EXPECT_THAT(BriefNotes(comparison.notes), ElementsAre("DATES_FAR_APART leicester wandsworth"));
}

TEST(Samples, ManagementOversightIsToldOfThree) {
  const BuiltComparison comparison = Compare("management-oversight");

  EXPECT_EQ(comparison.rows.size(), 3u);
  for (const v1::ComparisonRow& row : comparison.rows) {
    EXPECT_FALSE(row.findings().empty()) << row.authority().display_name();
    EXPECT_TRUE(row.has_baseline());
    if (row.authority().display_name() == "Sunderland") {
      EXPECT_EQ(row.standing(), v1::STANDING_WEAK);
    }
  }
}

std::vector<std::string> ExclusionsOf(const BuiltComparison& comparison) {
  std::vector<std::string> texts;
  for (const v1::Exclusion& exclusion : comparison.excluded) {
    texts.push_back(absl::StrCat(exclusion.authority().display_name(), ": ", ReasonOf(exclusion)));
  }
  return texts;
}

// "Wandsworth: GRADE_GOOD at 2018-reinspection"
std::vector<std::string> GradesOf(const BuiltComparison& comparison) {
  std::vector<std::string> texts;
  for (const v1::ComparisonRow& row : comparison.rows) {
    texts.push_back(absl::StrCat(row.authority().display_name(), ": ",
                                 v1::Grade_Name(row.judgement().judgement().grade()), " at ",
                                 ShortName(row.value_visit())));
  }
  return texts;
}

// The source of the fourth visit to Leicester says that it is; of the other three another is known.
TEST(Samples, OverallProgressAtTheFourthVisitIsKnownOfOne) {
  const BuiltComparison comparison = CompareFour("overall {} visit_number: 4");

  ASSERT_THAT(AuthoritiesOf(comparison.rows), ElementsAre("Leicester"));
  EXPECT_EQ(comparison.rows[0].rating(), v1::PROGRESS_RATING_SIGNIFICANT);
  EXPECT_EQ(comparison.rows[0].overall_progress(0).overall_progress().phrase(),
            "significant progress");
  EXPECT_THAT(ExclusionsOf(comparison),
              ElementsAre("Reading: NOT_YET_REACHED", "Sunderland: NOT_YET_REACHED",
                          "Wandsworth: NOT_YET_REACHED"));
}

TEST(Samples, EducationEmploymentAndTrainingRoseInFiguresInOne) {
  const BuiltComparison comparison =
      CompareFour("measure { measure: 'measures/cl-eet' rank_by: RANK_BY_CHANGE }");

  ASSERT_THAT(AuthoritiesOf(comparison.rows), ElementsAre("Wandsworth"));
  EXPECT_EQ(comparison.rows[0].change(), 17);
  EXPECT_FALSE(comparison.rows[0].has_rank());
  EXPECT_EQ(comparison.statistics.ShortDebugString(), "n: 1");
  EXPECT_THAT(ExclusionsOf(comparison),
              ElementsAre("Leicester: COMPLEMENT_ONLY", "Reading: NOT_NUMERIC",
                          "Sunderland: NO_OBSERVATION"));
}

TEST(Samples, CaseloadsAreToldInWordsOnly) {
  const BuiltComparison comparison =
      CompareFour("measure { measure: 'measures/pa-caseload-mean' }");

  EXPECT_TRUE(comparison.rows.empty());
  EXPECT_THAT(ExclusionsOf(comparison),
              ElementsAre("Leicester: NOT_NUMERIC", "Reading: NOT_NUMERIC",
                          "Sunderland: NO_OBSERVATION", "Wandsworth: NOT_NUMERIC"));
  EXPECT_THAT(comparison.excluded[0].text(), testing::HasSubstr("'too high'"));
}

// The inspections of 2019 to 2022 judged care leavers jointly with children in care.
TEST(Samples, CareLeaversWereLastJudgedBeforeTheJointJudgement) {
  EXPECT_THAT(GradesOf(CompareFour("judgement { area: 'care-leavers' } order_by: 'grade desc'")),
              ElementsAre("Wandsworth: GRADE_GOOD at 2018-reinspection",
                          "Leicester: GRADE_REQUIRES_IMPROVEMENT at 2017-reinspection",
                          "Reading: GRADE_REQUIRES_IMPROVEMENT at 2016-inspection",
                          "Sunderland: GRADE_REQUIRES_IMPROVEMENT at 2018-reinspection"));
}

TEST(Samples, CareLeaversThirtyMonthsAfterTheReport) {
  EXPECT_THAT(GradesOf(CompareFour("judgement { area: 'care-leavers' } months_since_baseline: 30")),
              ElementsAre("Leicester: GRADE_REQUIRES_IMPROVEMENT at 2017-reinspection",
                          "Reading: GRADE_REQUIRES_IMPROVEMENT at 2016-inspection",
                          "Sunderland: GRADE_INADEQUATE at 2015-inspection",
                          "Wandsworth: GRADE_GOOD at 2018-reinspection"));
}

}  // namespace
}  // namespace waymark::query
