#include "query-service/analysis/recommendation_progress.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;

constexpr char kBaseline[] =
    "name: 'i' type: VISIT_TYPE_INSPECTION end_date: '2015-02-04' published_date: '2015-03-20' "
    "recommendations { id: 'r1' text: 'Plans.' themes: 'themes/plan-quality' } "
    "recommendations { id: 'r2' text: 'Records.' themes: 'themes/case-recording' }";

std::string Updated(const std::string& name, const std::string& rest) {
  return absl::StrCat("name: '", name, "' type: VISIT_TYPE_MONITORING_VISIT baseline: 'i' ", rest);
}

RecommendationAnswer Build(const History& history, const ProgressFilter& filter = {}) {
  return BuildRecommendations(Reference(), history.episodes()[0], filter);
}

TEST(RecommendationProgressTest, OpenWhereThereIsNoUpdate) {
  const auto answer = Build(HistoryOf({kBaseline, Updated("v", "start_date: '2016-06-27'")}));

  ASSERT_EQ(answer.recommendations.size(), 2u);
  EXPECT_EQ(answer.recommendations[0].recommendation().text(), "Plans.");
  EXPECT_EQ(ShortName(answer.recommendations[0].inspection()), "i");
  EXPECT_EQ(answer.recommendations[0].status(), v1::RECOMMENDATION_STATUS_OPEN);
  EXPECT_EQ(answer.recommendations[0].updates_size(), 0);
}

TEST(RecommendationProgressTest, TheLatestUpdateGivesTheStatus) {
  const auto answer = Build(
      HistoryOf({kBaseline,
                 Updated("b",
                         "start_date: '2016-06-27' recommendation_updates { recommendation: 'r1' "
                         "coverage: COVERAGE_ONE status: RECOMMENDATION_STATUS_MET }"),
                 Updated("a",
                         "start_date: '2015-10-01' recommendation_updates { recommendation: 'r1' "
                         "status: RECOMMENDATION_STATUS_PROGRESSED }")}));

  EXPECT_EQ(answer.recommendations[0].status(), v1::RECOMMENDATION_STATUS_MET);
  ASSERT_EQ(answer.recommendations[0].updates_size(), 2);
  EXPECT_EQ(ShortName(answer.recommendations[0].updates(0).visit().name()), "a");
  EXPECT_EQ(answer.recommendations[1].status(), v1::RECOMMENDATION_STATUS_OPEN);
}

TEST(RecommendationProgressTest, AnUndatedUpdateAmongOthersIsShownOnly) {
  const auto answer = Build(HistoryOf({kBaseline, Updated("a", "start_date: '2015-10-01'"),
                                       Updated("b",
                                               "recommendation_updates { recommendation: 'r1' "
                                               "status: RECOMMENDATION_STATUS_MET }")}));

  EXPECT_EQ(answer.recommendations[0].status(), v1::RECOMMENDATION_STATUS_OPEN);
  EXPECT_EQ(answer.recommendations[0].updates_size(), 1);
}

struct SpeakerCase {
  std::string name;
  std::string speaker;
  v1::RecommendationStatus status;
};

class UpdateSpeakerTest : public testing::TestWithParam<SpeakerCase> {};

TEST_P(UpdateSpeakerTest, OnlyTheInspectorateSetsTheStatusAndAllAreShown) {
  const auto answer = Build(HistoryOf(
      {kBaseline,
       Updated("a",
               "start_date: '2015-10-01' recommendation_updates { recommendation: 'r1' "
               "speaker: SPEAKER_INSPECTORATE "
               "status: RECOMMENDATION_STATUS_PROGRESSED }"),
       Updated("b", "start_date: '2016-06-27' recommendation_updates { recommendation: 'r1' " +
                        GetParam().speaker + " status: RECOMMENDATION_STATUS_MET }")}));

  EXPECT_EQ(answer.recommendations[0].status(), GetParam().status);
  ASSERT_EQ(answer.recommendations[0].updates_size(), 2);
  EXPECT_EQ(answer.recommendations[0].updates(1).update().status(), v1::RECOMMENDATION_STATUS_MET);
}

INSTANTIATE_TEST_SUITE_P(
    Speakers, UpdateSpeakerTest,
    testing::Values(
        SpeakerCase{"NotSaid", "", v1::RECOMMENDATION_STATUS_MET},
        SpeakerCase{"TheInspectorate", "speaker: SPEAKER_INSPECTORATE",
                    v1::RECOMMENDATION_STATUS_MET},
        SpeakerCase{"TheAuthority", "speaker: SPEAKER_AUTHORITY",
                    v1::RECOMMENDATION_STATUS_PROGRESSED},
        SpeakerCase{"TheDeliveryBody", "speaker: SPEAKER_DELIVERY_BODY",
                    v1::RECOMMENDATION_STATUS_PROGRESSED},
        SpeakerCase{"APartner", "speaker: SPEAKER_PARTNER", v1::RECOMMENDATION_STATUS_PROGRESSED},
        SpeakerCase{"TheGovernment", "speaker: SPEAKER_GOVERNMENT",
                    v1::RECOMMENDATION_STATUS_PROGRESSED},
        SpeakerCase{"AnExternalReview", "speaker: SPEAKER_EXTERNAL_REVIEW",
                    v1::RECOMMENDATION_STATUS_PROGRESSED},
        SpeakerCase{"ThePress", "speaker: SPEAKER_PRESS", v1::RECOMMENDATION_STATUS_PROGRESSED},
        SpeakerCase{"Councillors", "speaker: SPEAKER_COUNCILLORS",
                    v1::RECOMMENDATION_STATUS_PROGRESSED}),
    [](const auto& test) { return test.param.name; });

TEST(RecommendationProgressTest, OpenWhereOnlyTheAuthoritySpeaksOfIt) {
  const auto answer =
      Build(HistoryOf({kBaseline, Updated("v",
                                          "start_date: '2016-06-27' recommendation_updates { "
                                          "recommendation: 'r1' speaker: SPEAKER_AUTHORITY "
                                          "status: RECOMMENDATION_STATUS_MET }")}));

  EXPECT_EQ(answer.recommendations[0].status(), v1::RECOMMENDATION_STATUS_OPEN);
  EXPECT_EQ(answer.recommendations[0].updates_size(), 1);
}

TEST(RecommendationProgressTest, OpenForMonthsSinceThePublication) {
  const auto answer = Build(HistoryOf({kBaseline, Updated("v", "start_date: '2016-06'")}));

  EXPECT_EQ(answer.recommendations[0].open_months().low(), 14);
  EXPECT_EQ(answer.recommendations[0].open_months().high(), 15);
  EXPECT_TRUE(answer.notes.empty());
}

TEST(RecommendationProgressTest, OpenSinceTheFieldworkWherePublicationIsNotKnown) {
  const auto answer =
      Build(HistoryOf({"name: 'i' type: VISIT_TYPE_INSPECTION "
                       "end_date: '2015-02-04' recommendations { id: 'r1' }",
                       Updated("v", "start_date: '2016-02-04'")}));

  EXPECT_EQ(answer.recommendations[0].open_months().low(), 12);
  EXPECT_THAT(BriefNotes(answer.notes), ElementsAre("OTHER_CLOCK_USED i"));
}

struct GroupCase {
  std::string name;
  std::string update;
  std::string text;
};

class GroupUpdateTest : public testing::TestWithParam<GroupCase> {};

TEST_P(GroupUpdateTest, IsANoteAndNoStatusOfAnyOne) {
  const auto answer = Build(HistoryOf(
      {kBaseline, Updated("v", "start_date: '2016-06-27' recommendation_updates { " +
                                   GetParam().update + " status: RECOMMENDATION_STATUS_MET }")}));

  EXPECT_EQ(answer.recommendations[0].status(), v1::RECOMMENDATION_STATUS_OPEN);
  EXPECT_EQ(answer.recommendations[0].updates_size(), 0);
  ASSERT_THAT(BriefNotes(answer.notes), ElementsAre("RECOMMENDATIONS_IN_GROUP v"));
  EXPECT_THAT(answer.notes[0].text(), testing::HasSubstr(GetParam().text));
  EXPECT_EQ(answer.notes[0].field(), "recommendations");
}

INSTANTIATE_TEST_SUITE_P(
    Coverage, GroupUpdateTest,
    testing::Values(GroupCase{"All", "coverage: COVERAGE_ALL", "all recommendations (met)"},
                    GroupCase{"Some", "coverage: COVERAGE_SOME", "some recommendations (met)"},
                    GroupCase{"ACount", "coverage: COVERAGE_SOME count: 7",
                              "7 of the recommendations (met)"},
                    GroupCase{"OfTheAuthority", "coverage: COVERAGE_ALL speaker: SPEAKER_AUTHORITY",
                              "An update not by the inspectorate speaks of all"}),
    [](const auto& test) { return test.param.name; });

TEST(RecommendationProgressTest, AnUpdateOfOneThatIsNotRecordedIsNoted) {
  const auto answer = Build(
      HistoryOf({kBaseline, Updated("v",
                                    "start_date: '2016-06-27' recommendation_updates { "
                                    "recommendation: 'r9' status: RECOMMENDATION_STATUS_MET }")}));

  EXPECT_THAT(BriefNotes(answer.notes), ElementsAre("UNKNOWN_REFERENCE v"));
}

TEST(RecommendationProgressTest, AFilterOfThemesLeavesOutTheOthers) {
  const auto answer = Build(HistoryOf({kBaseline}), {.themes = {"themes/case-recording"}});

  ASSERT_EQ(answer.recommendations.size(), 1u);
  EXPECT_EQ(answer.recommendations[0].recommendation().id(), "r2");
}

TEST(RecommendationProgressTest, AFilterOfDaysHidesUpdatesAndKeepsTheStatus) {
  ProgressFilter filter;
  filter.days.from = absl::CivilDay(2017, 1, 1);

  const auto answer =
      Build(HistoryOf({kBaseline, Updated("v",
                                          "start_date: '2016-06-27' recommendation_updates { "
                                          "recommendation: 'r1' status: RECOMMENDATION_STATUS_MET "
                                          "}")}),
            filter);

  EXPECT_EQ(answer.recommendations[0].status(), v1::RECOMMENDATION_STATUS_MET);
  EXPECT_EQ(answer.recommendations[0].updates_size(), 0);
}

}  // namespace
}  // namespace waymark::query
