#include "query-service/analysis/measure/measure_point.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "query-service/analysis/episode/history.h"
#include "query-service/analysis/measure/measure_test_texts.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

std::string TextOf(const std::optional<model::PartialDate>& date) {
  return date.has_value() ? date->ToString() : "";
}

// The points of an episode, one per observation, by its id.
std::vector<MeasurePoint> PointsOf(const EpisodeView& episode) {
  std::vector<MeasurePoint> points;
  for (const DatedVisit* visit : episode.BaselineAndVisits()) {
    for (const v1::Observation& observation : visit->visit.observations()) {
      points.push_back(MakePoint(episode, {.visit = visit, .observation = &observation}));
    }
  }
  return points;
}

struct DateCase {
  std::string name;
  std::vector<std::string> visits;  // one observation in all
  std::string date;
  std::string days;
};

class MakePointTest : public testing::TestWithParam<DateCase> {};

TEST_P(MakePointTest, DatesAnObservation) {
  const History history = HistoryOf(GetParam().visits);

  const std::vector<MeasurePoint> points = PointsOf(history.episodes().back());

  ASSERT_EQ(points.size(), 1u);
  EXPECT_EQ(TextOf(points[0].date), GetParam().date);
  EXPECT_EQ(TextOf(points[0].days), GetParam().days);
}

const char kOfPrevious[] = "value: 1 as_of_event: AS_OF_EVENT_PREVIOUS_VISIT";

INSTANTIATE_TEST_SUITE_P(
    Dates, MakePointTest,
    testing::Values(
        DateCase{"ByItsOwnDate",
                 {BaselineWith(), VisitWith("v", "2016-06", Observed("as_of_date: '2016-03'"))},
                 "2016-03",
                 "2016-03"},
        DateCase{"OwnOpenDate",
                 {BaselineWith(), VisitWith("v", "2016-06", Observed("as_of_date: '../2016-03'"))},
                 "../2016-03",
                 "../2016-03"},
        DateCase{"ByTheVisitsDays",
                 {BaselineWith(),
                  VisitWith("v", "2016-06-27", "end_date: '2016-06-28'" + Observed("value: 1"))},
                 "2016-06-27/2016-06-28",
                 "2016-06-27/2016-06-28"},
        DateCase{"ByTheBaselinesFieldwork",
                 {BaselineWith(),
                  VisitWith("v", "2016-06", Observed("as_of_event: AS_OF_EVENT_BASELINE"))},
                 "2015-05-11/2015-06-04",
                 "2015-05-11/2015-06-04"},
        DateCase{"BaselineOfABaselineIsOfAnEarlierEpisode",
                 {BaselineWith(Observed("as_of_event: AS_OF_EVENT_BASELINE"))},
                 "",
                 ""},
        DateCase{"ByThePreviousVisit",
                 {BaselineWith(), VisitWith("v1", "2016-02"),
                  VisitWith("v2", "2016-06", Observed(kOfPrevious))},
                 "2016-02",
                 "2016-02"},
        DateCase{
            "PreviousVisitByNumbers",
            {BaselineWith(), VisitWith("v1", "2016-02", "stated_numbers { number: 1 }"),
             VisitWith("v2", "2016-06", "stated_numbers { number: 2 }" + Observed(kOfPrevious))},
            "2016-02",
            "2016-02"},
        DateCase{
            "PreviousVisitIsNotRecordedWhereANumberIsMissing",
            {BaselineWith(), VisitWith("v1", "2016-02", "stated_numbers { number: 1 }"),
             VisitWith("v2", "2016-06", "stated_numbers { number: 3 }" + Observed(kOfPrevious))},
            "",
            ""},
        DateCase{"NoPreviousVisit",
                 {BaselineWith(), VisitWith("v", "2016-06", Observed(kOfPrevious))},
                 "",
                 ""},
        DateCase{"UndatedVisitGivesNoDate",
                 {BaselineWith(), VisitWith("v", "", "baseline: 'b'" + Observed("value: 1"))},
                 "",
                 ""},
        DateCase{"VisitThatOnlyItsSourcesDateGivesNoDate",
                 {BaselineWith(), VisitWith("v", "",
                                            "baseline: 'b' sources { published_date: "
                                            "'2016-10-10' }" +
                                                Observed("value: 1"))},
                 "",
                 "../2016-10-10"},
        DateCase{"PublishedVisitIsNotLater",
                 {BaselineWith(),
                  VisitWith("v", "", "published_date: '2016-10'" + Observed("value: 1"))},
                 "../2016-10-31",
                 "../2016-10-31"},
        DateCase{"TextThatIsNoDate",
                 {BaselineWith(), VisitWith("v", "2016-06", Observed("as_of_date: 'spring'"))},
                 "",
                 ""}),
    [](const auto& tested) { return tested.param.name; });

struct OrderCase {
  std::string name;
  std::vector<std::string> visits;  // two observations in all
  bool before;
  bool after;
  bool one_date;
};

class OrderOfPointsTest : public testing::TestWithParam<OrderCase> {};

TEST_P(OrderOfPointsTest, IsKnownByDatesOrEvents) {
  const History history = HistoryOf(GetParam().visits);
  const EpisodeView& episode = history.episodes().back();
  const std::vector<MeasurePoint> points = PointsOf(episode);

  ASSERT_EQ(points.size(), 2u);
  EXPECT_EQ(KnownBefore(episode, points[0], points[1]), GetParam().before);
  EXPECT_EQ(KnownBefore(episode, points[1], points[0]), GetParam().after);
  EXPECT_EQ(AreOfOneDate(points[0], points[1]), GetParam().one_date);
}

INSTANTIATE_TEST_SUITE_P(
    Orders, OrderOfPointsTest,
    testing::Values(
        OrderCase{"ByDates",
                  {BaselineWith(), VisitWith("v", "2016-06",
                                             Observed("as_of_date: '2016-01'") +
                                                 Observed("as_of_date: '2015-12'"))},
                  false,
                  true,
                  false},
        OrderCase{"OverlappingDates",
                  {BaselineWith(),
                   VisitWith("v", "2017",
                             Observed("as_of_date: '2016'") + Observed("as_of_date: '2016-12'"))},
                  false,
                  false,
                  false},
        OrderCase{"SameDaysHoweverWritten",
                  {BaselineWith(), VisitWith("v", "2017",
                                             Observed("as_of_date: '2016-06'") +
                                                 Observed("as_of_date: '2016-06-01/2016-06-30'"))},
                  false,
                  false,
                  true},
        OrderCase{
            "SameEvent",
            {BaselineWith(),
             VisitWith("v", "", "baseline: 'b'" + Observed("value: 1") + Observed("value: 2"))},
            false,
            false,
            true},
        OrderCase{"BaselineBeforeItsVisitsWhateverTheDates",
                  {"name: 'b' type: VISIT_TYPE_INSPECTION start_date: '2016' end_date: '2016'" +
                       Observed("value: 1"),
                   VisitWith("v", "2016", "baseline: 'b'" + Observed("value: 2"))},
                  true,
                  false,
                  false},
        OrderCase{"TwoVisitsThatOverlap",
                  {BaselineWith(), VisitWith("v1", "2016", Observed("value: 1")),
                   VisitWith("v2", "2016", Observed("value: 2"))},
                  false,
                  false,
                  false},
        OrderCase{"WhatAVisitReportsOfAnotherDateIsBeforeItsOwn",
                  {BaselineWith(),
                   VisitWith("v", "2016-06",
                             Observed("value: 1 as_of_date: '2016'") + Observed("value: 2"))},
                  true,
                  false,
                  false},
        OrderCase{"WhatTheBaselineReportsIsBeforeAnUndatedVisit",
                  {BaselineWith(Observed("value: 1 as_of_date: '2015-03'")),
                   VisitWith("v", "", "baseline: 'b'" + Observed("value: 2"))},
                  true,
                  false,
                  false}),
    [](const auto& tested) { return tested.param.name; });

TEST(PointMessage, IsSecondHandWithoutTheInspectoratesOwnDocument) {
  const History history =
      HistoryOf({BaselineWith(), VisitWith("v", "2016-06",
                                           "sources { id: 's1' type: SOURCE_TYPE_PRESS } "
                                           "sources { id: 's2' type: SOURCE_TYPE_LETTER } " +
                                               Observed("value: 1 source_ids: 's1'") +
                                               Observed("value: 2 source_ids: 's2'"))});
  const std::vector<MeasurePoint> points = PointsOf(history.episodes().back());

  const v1::ObservationPoint told = PointMessage(points[0]);
  const v1::ObservationPoint own = PointMessage(points[1]);

  EXPECT_TRUE(told.second_hand());
  EXPECT_FALSE(own.second_hand());
  ASSERT_EQ(told.sources_size(), 1);
  EXPECT_EQ(told.sources(0).id(), "s1");
  EXPECT_EQ(told.earliest_date(), "2016-06-01");
  EXPECT_EQ(told.latest_date(), "2016-06-30");
  EXPECT_EQ(ShortName(told.visit()), "v");
}

TEST(PointMessage, LeavesAnOpenEndEmpty) {
  const History history = HistoryOf(
      {BaselineWith(), VisitWith("v", "2017-12", Observed("value: 11 as_of_date: '../2017-09'"))});

  const v1::ObservationPoint message = PointMessage(PointsOf(history.episodes().back())[0]);

  EXPECT_EQ(message.earliest_date(), "");
  EXPECT_EQ(message.latest_date(), "2017-09-30");
}

}  // namespace
}  // namespace waymark::query
