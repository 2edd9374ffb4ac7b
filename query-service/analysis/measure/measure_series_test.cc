#include "query-service/analysis/measure/measure_series.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query-service/analysis/episode/history.h"
#include "query-service/analysis/measure/measure_test_texts.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;

EpisodeObservations Gather(const History& history) {
  return GatherObservations(Reference(), history.episodes().back());
}

// "44", "44*" where disputed, "44*+" where it may be calculated with all the same.
std::vector<std::string> Briefs(const std::vector<MeasurePoint>& points) {
  std::vector<std::string> briefs;
  for (const MeasurePoint& point : points) {
    std::string brief = ValueOf(PointMessage(point));
    if (point.disputed()) brief += IsUsable(point) ? "*+" : "*";
    briefs.push_back(brief);
  }
  return briefs;
}

TEST(EpisodeObservationsTest, KnowTheVisitsThatDoubtFigures) {
  const std::string doubt = "findings {} findings { doubts_measures: 'measures/cl-eet' }";
  const History history =
      HistoryOf({BaselineWith(), VisitWith("a", "2016-06-27", "findings { statement: 'words' }"),
                 VisitWith("b", "2016-09-27", doubt)});

  const EpisodeObservations gathered = Gather(history);

  ASSERT_EQ(gathered.doubting.size(), 1u);
  EXPECT_EQ(ShortName(gathered.doubting[0]->visit.name()), "b");
}

struct PointsCase {
  std::string name;
  std::string observations;  // of one visit, of one series
  std::vector<std::string> want;
};

class PointsOfASeriesTest : public testing::TestWithParam<PointsCase> {};

TEST_P(PointsOfASeriesTest, AreOrderedJoinedAndDisputed) {
  const History history =
      HistoryOf({BaselineWith(), VisitWith("v", "2016-06-27", GetParam().observations)});

  const EpisodeObservations gathered = Gather(history);

  ASSERT_EQ(gathered.series.size(), 1u);
  EXPECT_EQ(Briefs(gathered.series[0].points), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Points, PointsOfASeriesTest,
    testing::Values(
        PointsCase{"OldestFirst",
                   Observed("value: 3") + Observed("value: 1 as_of_date: '2015'") +
                       Observed("value: 2 as_of_date: '2016-02'"),
                   {"1", "2", "3"}},
        PointsCase{"OpenStartByItsLastDay",
                   Observed("value: 1 as_of_date: '2016-01'") +
                       Observed("value: 2 as_of_date: '../2016-02'"),
                   {"1", "2"}},
        PointsCase{
            "UndatedLast",
            Observed("value: 9 as_of_event: AS_OF_EVENT_PREVIOUS_VISIT") + Observed("value: 1"),
            {"1", "9"}},
        PointsCase{"AgreeingAreOne", Observed("value: 82") + Observed("value: 81.7"), {"82"}},
        PointsCase{"OtherDatesAreOthers",
                   Observed("value: 82 as_of_date: '2016-06'") +
                       Observed("value: 82 as_of_date: '2016-06-27'"),
                   {"82", "82"}},
        PointsCase{"OneInspectoratesIsUsed",
                   Observed("value: 82") + Observed("value: 80 speaker: SPEAKER_AUTHORITY"),
                   {"82*+", "80*"}},
        PointsCase{"TwoOfTheInspectorateNone",
                   Observed("value: 82") + Observed("value: 80"),
                   {"82*", "80*"}},
        PointsCase{"NoneOfTheInspectorateNone",
                   Observed("value: 82 speaker: SPEAKER_PRESS") +
                       Observed("value: 80 speaker: SPEAKER_AUTHORITY"),
                   {"82*", "80*"}},
        PointsCase{"FigureOutsideABoundIsDisputed",
                   Observed("value: 70") + Observed("value: 80 qualifier: QUALIFIER_AT_LEAST"),
                   {"70*", "80*"}},
        PointsCase{"FigureInsideABoundIsNot",
                   Observed("value: 85") + Observed("value: 80 qualifier: QUALIFIER_AT_LEAST"),
                   {"85", "80"}},
        PointsCase{"WordsBesideAFigure",
                   Observed("value: 85") + Observed("wording: 'most' qualifier: QUALIFIER_WORDED"),
                   {"85", "'most'"}}),
    [](const auto& tested) { return tested.param.name; });

TEST(GatherObservations, JoinsAcrossVisitsWithSeveralSources) {
  const History history =
      HistoryOf({BaselineWith(),
                 VisitWith("v1", "2016-02",
                           "sources { id: 's1' type: SOURCE_TYPE_PRESS title: 'one' }" +
                               Observed("value: 44")),
                 VisitWith("v2", "2016-06",
                           "sources { id: 's1' type: SOURCE_TYPE_LETTER title: 'two' }" +
                               Observed("value: 44 as_of_date: '2016-02'"))});

  const EpisodeObservations gathered = Gather(history);

  ASSERT_EQ(gathered.series[0].points.size(), 1u);
  const v1::ObservationPoint point = PointMessage(gathered.series[0].points[0]);
  EXPECT_EQ(ShortName(point.visit()), "v1");
  EXPECT_EQ(point.sources_size(), 2);
  EXPECT_FALSE(point.second_hand());
}

TEST(GatherObservations, NeverJoinsOtherCohortBasisOrDefinition) {
  const History history = HistoryOf(
      {BaselineWith(),
       VisitWith("v", "2016-06",
                 Observed("value: 1 definition: 'own'") + Observed("value: 2 cohort: 'age:19-21'") +
                     Observed("value: 3 basis: SERIES_BASIS_LOCAL_DATA") + Observed("value: 4") +
                     Observed("value: 5 basis: SERIES_BASIS_LETTER "
                              "as_of_date: '2016-01'"))});

  const EpisodeObservations gathered = Gather(history);

  ASSERT_EQ(gathered.series.size(), 4u);
  EXPECT_THAT(Briefs(gathered.series[0].points), ElementsAre("5", "4"));
  EXPECT_THAT(Briefs(gathered.series[1].points), ElementsAre("1"));
  EXPECT_THAT(Briefs(gathered.series[2].points), ElementsAre("2"));
  EXPECT_THAT(Briefs(gathered.series[3].points), ElementsAre("3"));
}

TEST(GatherObservations, FollowsTheReferenceDataAndPutsUnknownMeasuresLast) {
  const History history =
      HistoryOf({BaselineWith(), VisitWith("v", "2016-06",
                                           Observed("measure: 'measures/zz' value: 1") +
                                               Observed("measure: 'measures/aa' value: 1") +
                                               Observed("measure: 'measures/pa-fte' value: 1") +
                                               Observed("value: 1"))});

  const EpisodeObservations gathered = Gather(history);

  std::vector<std::string> measures;
  for (const MeasureSeries& series : gathered.series) {
    measures.push_back(ShortName(series.key.measure));
  }
  EXPECT_THAT(measures, ElementsAre("cl-eet", "pa-fte", "aa", "zz"));
}

TEST(GatherObservations, KeepsTargetsAndForecastsApart) {
  const History history = HistoryOf(
      {BaselineWith(), VisitWith("v", "2016-06",
                                 Observed("value: 90 kind: OBSERVATION_KIND_TARGET") +
                                     Observed("value: 70 kind: OBSERVATION_KIND_FORECAST") +
                                     Observed("value: 44"))});

  const EpisodeObservations gathered = Gather(history);

  EXPECT_THAT(Briefs(gathered.series[0].points), ElementsAre("44"));
  EXPECT_THAT(Briefs(gathered.series[0].targets), ElementsAre("90", "70"));
}

TEST(GatherObservations, NeverJoinsUnlistedOnes) {
  const History history =
      HistoryOf({BaselineWith(), VisitWith("v", "2016-06",
                                           Observed("label: 'posts' value: 4") +
                                               Observed("label: 'posts' value: 4"))});

  EXPECT_THAT(Briefs(Gather(history).unlisted), ElementsAre("4", "4"));
}

TEST(GatherObservations, DisputesRivalReadingsInEverySeries) {
  const History history =
      HistoryOf({BaselineWith(),
                 VisitWith("v", "2016-06",
                           Observed("id: 'o1' value: 44 rival_ids: 'o2'") +
                               Observed("id: 'o2' value: 44 measure: 'measures/cl-in-touch'") +
                               Observed("id: 'o3' label: 'x' value: 1 rival_ids: 'o1'"))});

  const EpisodeObservations gathered = Gather(history);

  EXPECT_THAT(Briefs(gathered.series[0].points), ElementsAre("44*"));
  EXPECT_THAT(Briefs(gathered.series[1].points), ElementsAre("44*"));
  EXPECT_THAT(Briefs(gathered.unlisted), ElementsAre("1*"));
}

TEST(GatherObservations, DoesNotJoinRivalsThatAgree) {
  const History history =
      HistoryOf({BaselineWith(), VisitWith("v", "2016-06",
                                           Observed("id: 'o1' value: 44 rival_ids: 'o2'") +
                                               Observed("id: 'o2' value: 44"))});

  EXPECT_THAT(Briefs(Gather(history).series[0].points), ElementsAre("44*", "44*"));
}

}  // namespace
}  // namespace waymark::query
