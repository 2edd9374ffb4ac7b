#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query-service/analysis/episode/history.h"
#include "query-service/analysis/measure/measure_test_texts.h"
#include "query-service/analysis/measure/measure_trajectory.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;

// What visits of other episodes report of the time of this one.

struct OtherVisitCase {
  std::string name;
  size_t episode;
  std::vector<std::string> visits;
  std::string baseline;
  std::string latest;
};

class OtherVisitsTest : public testing::TestWithParam<OtherVisitCase> {};

TEST_P(OtherVisitsTest, GiveFiguresOfDatesWithinTheEpisode) {
  const History history = HistoryOf(GetParam().visits);

  const auto trajectories = BuildMeasureTrajectories(
      Reference(), history.episodes()[GetParam().episode],
      GatherObservations(Reference(), history.episodes()[GetParam().episode]), {});

  ASSERT_EQ(trajectories.size(), 1u);
  EXPECT_EQ(ValueOf(trajectories[0].baseline()), GetParam().baseline);
  EXPECT_EQ(ValueOf(trajectories[0].latest()), GetParam().latest);
}

const char kReinspection[] =
    "name: 'r' type: VISIT_TYPE_REINSPECTION start_date: '2018-03-05' end_date: '2018-03-29' ";

INSTANTIATE_TEST_SUITE_P(
    Visits, OtherVisitsTest,
    testing::Values(
        OtherVisitCase{
            "TheInspectionThatEndsIt",
            0,
            {BaselineWith(Observed("value: 30")), VisitWith("v", "2016-06", Observed("value: 50")),
             kReinspection + Observed("value: 70 as_of_date: '2017-12'")},
            "30",
            "70"},
        OtherVisitCase{
            "TheInspectionThatEndsItAsOfItself",
            0,
            {BaselineWith(Observed("value: 30")), VisitWith("v", "2016-06", Observed("value: 50")),
             kReinspection + Observed("value: 70")},
            "30",
            "70"},
        OtherVisitCase{"TheInspectionThatEndsItAsOfItsEvents",
                       0,
                       {BaselineWith(), VisitWith("v", "2016-06"),
                        kReinspection + Observed("value: 30 as_of_event: AS_OF_EVENT_BASELINE") +
                            Observed("value: 60 as_of_event: AS_OF_EVENT_PREVIOUS_VISIT")},
                       "30",
                       "60"},
        OtherVisitCase{"TheLastVisitBeforeTheInspection",
                       1,
                       {BaselineWith(), VisitWith("v", "2018-01-10", Observed("value: 60")),
                        kReinspection, VisitWith("w", "2018-09", Observed("value: 70"))},
                       "60",
                       "70"},
        OtherVisitCase{"AVisitOfTheNextEpisode",
                       0,
                       {BaselineWith(), kReinspection,
                        VisitWith("w", "2018-09",
                                  Observed("value: 30 as_of_date: '2015-05'") +
                                      Observed("value: 70 as_of_date: '2018-07'"))},
                       "30",
                       "30"},
        OtherVisitCase{
            "NotAVisitOfTheNextEpisodeAsOfItselfThoughItsFirstDayIsNotKnown",
            0,
            {BaselineWith(Observed("value: 30")), kReinspection,
             "name: 'w' type: VISIT_TYPE_MONITORING_VISIT published_date: '2018-09-03' " +
                 Observed("value: 70")},
            "30",
            "30"},
        OtherVisitCase{"AVisitOfTheEpisodeBefore",
                       1,
                       {BaselineWith(),
                        VisitWith("v", "2018-01",
                                  Observed("value: 20 as_of_date: '2017-01'") +
                                      Observed("value: 60 as_of_date: '2018-01'")),
                        kReinspection, VisitWith("w", "2018-09", Observed("value: 70"))},
                       "60",
                       "70"}),
    [](const auto& tested) { return tested.param.name; });

TEST(BuildMeasureTrajectories, TakesFromVisitsAfterTheLastDayWhatIsOfBefore) {
  const History history =
      HistoryOf({BaselineWith(Observed("value: 30")),
                 VisitWith("v", "2017-06", Observed("value: 50 as_of_date: '2016-06'"))});
  ProgressFilter filter;
  filter.days.to = absl::CivilDay(2016, 12, 31);

  const EpisodeView seen = AsOf(history.episodes().front(), *ReadDate("2016"));
  const auto trajectories =
      BuildMeasureTrajectories(Reference(), seen, GatherObservations(Reference(), seen), filter);

  ASSERT_EQ(trajectories.size(), 1u);
  EXPECT_EQ(ValueOf(trajectories[0].latest()), "50");
}

TEST(BuildMeasureTrajectories, ShowsTargetsThatOtherVisitsSetForADayWithinTheEpisode) {
  const std::string target = "value: 90 kind: OBSERVATION_KIND_TARGET as_of_date: ";
  const History history =
      HistoryOf({BaselineWith(), VisitWith("v", "2018-01", Observed(target + "'2018-09'")),
                 kReinspection, VisitWith("w", "2018-06", Observed("value: 70"))});

  const auto trajectories =
      BuildMeasureTrajectories(Reference(), history.episodes().back(),
                               GatherObservations(Reference(), history.episodes().back()), {});

  ASSERT_EQ(trajectories.size(), 1u);
  ASSERT_EQ(trajectories[0].targets_size(), 1);
  EXPECT_EQ(ShortName(trajectories[0].targets(0).visit()), "v");
  EXPECT_EQ(ValueOf(trajectories[0].latest()), "70");
}

TEST(BuildMeasureTrajectories, TellsOfADoubtThatALaterInspectionRaised) {
  const History history =
      HistoryOf({BaselineWith(Observed("value: 30")),
                 kReinspection + std::string("findings { doubts_measures: 'measures/cl-eet' }")});

  const auto trajectories =
      BuildMeasureTrajectories(Reference(), history.episodes().front(),
                               GatherObservations(Reference(), history.episodes().front()), {});

  ASSERT_EQ(trajectories.size(), 1u);
  EXPECT_THAT(BriefNotes(trajectories[0].notes()), ElementsAre("MEASURE_DOUBTED r cl-eet"));
}

// "v 5" for each, with the visit that reports it.
std::vector<std::string> UnlistedOf(const EpisodeView& episode) {
  std::vector<std::string> told;
  for (const v1::ObservationPoint& point :
       BuildUnlistedObservations(GatherObservations(Reference(), episode), {})) {
    told.push_back(ShortName(point.visit()) + " " + ValueOf(point));
  }
  return told;
}

TEST(BuildUnlistedObservations, AreShownWhereTheirDateLies) {
  const std::string beds = "label: 'beds' unit: 'count' ";
  const History history =
      HistoryOf({BaselineWith(Observed(beds + "value: 1")),
                 VisitWith("v", "2018-01", Observed(beds + "value: 2 as_of_date: '2018-02'")),
                 kReinspection + Observed(beds + "value: 3 as_of_event: AS_OF_EVENT_BASELINE"),
                 VisitWith("w", "2018-09",
                           Observed(beds + "value: 4 as_of_date: '2016-05'") +
                               Observed(beds + "value: 5 as_of_date: '2018-08'"))});

  EXPECT_THAT(UnlistedOf(history.episodes()[0]), ElementsAre("b 1", "r 3", "w 4", "v 2"));
  EXPECT_THAT(UnlistedOf(history.episodes()[1]), ElementsAre("r 3", "w 4", "v 2", "w 5"));
}

}  // namespace
}  // namespace waymark::query
