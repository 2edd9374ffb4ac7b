#include "query-service/analysis/progress.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query-service/analysis/progress_test_texts.h"
#include "query-service/analysis/test_visits.h"
#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ProgressTest, AnAuthorityWithoutVisitsGetsAnEmptyAnswerWithANote) {
  const auto answer = Ask({});

  EXPECT_EQ(answer.authority().name(), "authorities/leicester");
  EXPECT_EQ(answer.authority().display_name(), "Leicester");
  EXPECT_EQ(answer.authority().codes_size(), 0);
  EXPECT_FALSE(answer.has_episode());
  EXPECT_THAT(BriefNotes(answer.notes()), ElementsAre("NO_BASELINE"));
}

TEST(ProgressTest, AnswersForTheLatestMonitoredInspectionAndNotesLaterOnes) {
  const auto answer =
      Ask({kInspection2015, kReinspection2017,
           Monitoring("v", "start_date: '2016-06-27' sources { type: SOURCE_TYPE_LETTER }")});

  EXPECT_EQ(ShortName(answer.episode().baseline().name()), "i2015");
  EXPECT_EQ(answer.episode().judgements(0).grade(), v1::GRADE_INADEQUATE);
  EXPECT_EQ(answer.episode().visits_held(), 1);
  EXPECT_EQ(answer.episode().end(), v1::EPISODE_END_REINSPECTED);
  EXPECT_EQ(ShortName(answer.episode().ended_by().name()), "i2017");
  EXPECT_THAT(BriefNotes(answer.notes()), ElementsAre("LATER_INSPECTION i2017"));
}

TEST(ProgressTest, TheOtherEpisodesAreSummed) {
  const auto answer =
      Ask({kInspection2015, kReinspection2017, Monitoring("v", "start_date: '2016-06-27'"),
           Monitoring("w", "start_date: '2014-06-27'")});

  ASSERT_EQ(answer.other_episodes_size(), 2);
  EXPECT_FALSE(answer.other_episodes(0).has_baseline());
  EXPECT_EQ(answer.other_episodes(0).visits_held(), 1);
  EXPECT_EQ(ShortName(answer.other_episodes(1).baseline().name()), "i2017");
  EXPECT_EQ(answer.other_episodes(1).overall_grade(), v1::GRADE_REQUIRES_IMPROVEMENT);
  EXPECT_EQ(answer.other_episodes(1).end(), v1::EPISODE_END_OPEN);
}

TEST(ProgressTest, MeasuresFromTheBaselineAskedFor) {
  const auto answer =
      Ask({kInspection2015, kReinspection2017, Monitoring("v", "start_date: '2016-06-27'")},
          "baseline: 'authorities/leicester/visits/i2017'");

  EXPECT_EQ(ShortName(answer.episode().baseline().name()), "i2017");
  EXPECT_THAT(VisitNames(answer), IsEmpty());
}

TEST(ProgressTest, RefusesABaselineThatIsNoInspection) {
  v1::GetProgressRequest request;
  request.set_baseline("authorities/leicester/visits/v");

  const auto answer = BuildProgress(
      Reference(),
      RecordOf("leicester", {kInspection2015, Monitoring("v", "start_date: '2016-06-27'")}),
      request);

  EXPECT_THAT(answer, HasReason(v1::ERROR_REASON_BASELINE_NOT_FOUND));
}

TEST(ProgressTest, MonthsAreGivenOnBothClocks) {
  const auto answer =
      Ask({kInspection2015, kReinspection2017, Monitoring("a", "start_date: '2016-06'"),
           Monitoring("b", "start_date: '2016-10-04' end_date: '2016-10-05'")});

  EXPECT_THAT(answer.visits(0).months_since_publication(), EqualsProto("low: 14 high: 15"));
  EXPECT_THAT(answer.visits(0).months_since_fieldwork(), EqualsProto("low: 15 high: 16"));
  EXPECT_THAT(answer.visits(1).months_since_publication(), EqualsProto("low: 18 high: 18"));
  EXPECT_THAT(answer.visits(1).months_since_fieldwork(), EqualsProto("low: 20 high: 20"));
  EXPECT_THAT(answer.episode().months_since_publication(), EqualsProto("low: 27 high: 27"));
  EXPECT_THAT(answer.episode().months_since_fieldwork(), EqualsProto("low: 29 high: 29"));
}

TEST(ProgressTest, AVisitTellsItsDaysNumbersAndWhatItLookedAt) {
  const auto answer =
      Ask({kInspection2015,
           Monitoring("v",
                      "start_date: '2016-06' stated_numbers { number: 4 counted_from: "
                      "COUNTED_FROM_BASELINE } focus { place: 'North' } delivery_body: 'A trust' "
                      "overall_progress { phrase: 'steady progress' } "
                      "sources { type: SOURCE_TYPE_LETTER }")});

  ASSERT_EQ(answer.visits_size(), 1);
  const v1::VisitPoint& visit = answer.visits(0);
  EXPECT_EQ(visit.stated_numbers(0).number(), 4);
  EXPECT_EQ(visit.counted_number(), 1);
  EXPECT_EQ(visit.counted_number_with_focused(), 1);
  EXPECT_TRUE(visit.counted_is_lower_bound());
  EXPECT_EQ(visit.overall_progress(0).phrase(), "steady progress");
  EXPECT_EQ(visit.focus(0).place(), "North");
  EXPECT_EQ(visit.delivery_body(), "A trust");
  EXPECT_EQ(visit.earliest_date(), "2016-06-01");
  EXPECT_EQ(visit.latest_date(), "2016-06-30");
  EXPECT_EQ(answer.episode().highest_stated_number(), 4);
  EXPECT_THAT(BriefNotes(answer.notes()), ElementsAre("VISITS_MISSING v"));
  EXPECT_EQ(answer.notes(0).field(), "visits[0]");
}

struct ShapeCase {
  std::string name;
  std::string visit;  // the only one between an inspection and a re-inspection
  bool has_months;
  bool is_lower_bound;
  int highest_stated;
  std::vector<std::string> notes;
};

class SampleShapeTest : public testing::TestWithParam<ShapeCase> {};

// As the four authorities of the samples are known: by one visit, told at second hand and in part.
TEST_P(SampleShapeTest, IsAnsweredWithNothingSupplied) {
  const auto answer =
      Ask({kInspection2015, kReinspection2017,
           Monitoring("v",
                      "baseline: 'i2015' sources { type: SOURCE_TYPE_PRESS partial: true } "
                      "findings { themes: 'themes/management-oversight' standing: STANDING_WEAK "
                      "speaker: SPEAKER_INSPECTORATE } " +
                          GetParam().visit)});

  ASSERT_EQ(answer.visits_size(), 1);
  EXPECT_EQ(answer.visits(0).has_months_since_publication(), GetParam().has_months);
  EXPECT_EQ(answer.visits(0).counted_number(), 1);
  EXPECT_EQ(answer.visits(0).counted_is_lower_bound(), GetParam().is_lower_bound);
  EXPECT_EQ(answer.episode().highest_stated_number(), GetParam().highest_stated);
  EXPECT_EQ(answer.themes(0).standing(), v1::STANDING_WEAK);
  EXPECT_EQ(ShortName(answer.themes(0).unresolved_since_visit()), "v");
  EXPECT_EQ(answer.themes(0).unresolved_since_date(), answer.visits(0).visit().start_date());
  EXPECT_THAT(BriefNotes(answer.notes()), testing::ElementsAreArray(GetParam().notes));
}

INSTANTIATE_TEST_SUITE_P(
    Samples, SampleShapeTest,
    testing::Values(ShapeCase{"FirstVisitWithoutADate",
                              "stated_numbers { number: 1 counted_from: COUNTED_FROM_BASELINE }",
                              false,
                              false,
                              1,
                              {"LATER_INSPECTION i2017", "VISIT_DATE_UNKNOWN v", "SECOND_HAND v",
                               "PARTIAL_SOURCES v"}},
                    ShapeCase{"FourthVisitOfAMonth",
                              "start_date: '2016-06' published_date: '../2016-08-01' "
                              "stated_numbers { number: 4 counted_from: COUNTED_FROM_BASELINE }",
                              true,
                              true,
                              4,
                              {"LATER_INSPECTION i2017", "SECOND_HAND v", "PARTIAL_SOURCES v",
                               "VISITS_MISSING v"}},
                    ShapeCase{"SixthVisitCountedFromNothingSaid",
                              "start_date: '2016-12' "
                              "stated_numbers { number: 6 counted_from: COUNTED_FROM_UNSTATED }",
                              true,
                              true,
                              6,
                              {"LATER_INSPECTION i2017", "SECOND_HAND v", "PARTIAL_SOURCES v",
                               "NUMBER_UNSTATED v", "VISITS_MISSING v"}},
                    ShapeCase{"SeventhVisitWithoutADate",
                              "stated_numbers { number: 7 counted_from: COUNTED_FROM_BASELINE }",
                              false,
                              true,
                              7,
                              {"LATER_INSPECTION i2017", "VISIT_DATE_UNKNOWN v", "SECOND_HAND v",
                               "PARTIAL_SOURCES v", "VISITS_MISSING v"}}),
    [](const auto& test) { return test.param.name; });

TEST(ProgressTest, LeavesOutWhatIsCertainlyOutsideAndMarksWhatMayBe) {
  const auto answer =
      Ask({kInspection2015, Monitoring("a", "start_date: '2015-10-01'"),
           Monitoring("b", "start_date: '2016-03'"), Monitoring("c", "start_date: '2016-06-27'"),
           Monitoring("d", "start_date: '2016-12-01'"), kReinspection2017},
          "from_date: '2016-03-10' to_date: '2016-11'");

  EXPECT_THAT(VisitNames(answer), ElementsAre("b", "c"));
  EXPECT_EQ(answer.visits(0).counted_number(), 2);
  EXPECT_EQ(answer.episode().visits_held(), 3);
  EXPECT_EQ(answer.episode().end(), v1::EPISODE_END_OPEN);
  EXPECT_EQ(answer.other_episodes_size(), 0);
  EXPECT_THAT(BriefNotes(answer.notes()), ElementsAre("POSSIBLE b"));
}

TEST(ProgressTest, NothingByTheDateAskedFor) {
  const auto answer = Ask({kInspection2015}, "to_date: '2014'");

  EXPECT_FALSE(answer.has_episode());
  EXPECT_EQ(answer.other_episodes_size(), 0);
  EXPECT_THAT(BriefNotes(answer.notes()), ElementsAre("NO_BASELINE"));
}

TEST(ProgressTest, RefusesABaselineThatCameLater) {
  v1::GetProgressRequest request;
  request.set_baseline("authorities/leicester/visits/i2017");
  request.set_to_date("2016");

  const auto answer = BuildProgress(
      Reference(), RecordOf("leicester", {kInspection2015, kReinspection2017}), request);

  EXPECT_THAT(answer, HasReason(v1::ERROR_REASON_BASELINE_NOT_FOUND));
}

TEST(ProgressTest, VisitsWithoutAnInspectionAreNoEpisodeBeforeTheyWere) {
  const auto answer = Ask({Monitoring("v", "start_date: '2016-06-27'")}, "to_date: '2014'");

  EXPECT_FALSE(answer.has_episode());
  EXPECT_EQ(answer.other_episodes_size(), 0);
}

TEST(ProgressTest, OddValuesFromTheFeedStopNothing) {
  const auto answer =
      Ask({"name: 'x' type: 77 status: 1 start_date: 'soon' findings { themes: '' speaker: 2 } "
           "observations { measure: 'nonsense' value: 1e308 } observations {} "
           "recommendation_updates { coverage: 55 } stated_numbers {} focus {}",
           "name: 'i' type: VISIT_TYPE_INSPECTION stated_visit_count: -5 recommendations {}"});

  EXPECT_THAT(VisitNames(answer), ElementsAre("x"));
}

}  // namespace
}  // namespace waymark::query
