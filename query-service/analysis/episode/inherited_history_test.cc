#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query-service/analysis/episode/history.h"
#include "query-service/analysis/episode/visit_numbers.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Predecessors' episodes as those of the successor: cumberland was split from cumbria on
// 2023-04-01; bournemouth-christchurch-and-poole took over bournemouth, poole and a part of
// dorset-county on 2019-04-01.

std::string Inspected(const std::string& name, const std::string& date) {
  return "name: '" + name + "' type: VISIT_TYPE_INSPECTION end_date: '" + date + "'";
}

std::string Visited(const std::string& name, const std::string& date,
                    const std::string& rest = "") {
  return "name: '" + name + "' type: VISIT_TYPE_MONITORING_VISIT start_date: '" + date + "' " +
         rest;
}

History Cumberland(const std::vector<std::string>& own, const std::vector<std::string>& cumbria) {
  return History(Reference(), Inheriting(RecordOf("cumberland", own), "cumbria", cumbria));
}

History Bournemouth(const std::vector<std::string>& own,
                    const std::vector<std::string>& bournemouth,
                    const std::vector<std::string>& poole) {
  AuthorityRecord record = RecordOf("bournemouth-christchurch-and-poole", own);
  record = Inheriting(std::move(record), "bournemouth", bournemouth);
  return History(Reference(), Inheriting(std::move(record), "poole", poole));
}

// "i: v w" for an episode, with what it is besides.
std::string ShapeOf(const EpisodeView& episode) {
  std::string text = episode.baseline == nullptr ? "-" : ShortName(episode.baseline->visit.name());
  text += ":";
  for (const std::string& name : ShortNames(episode.visits)) text += " " + name;
  if (episode.inherited) text += " inherited";
  if (episode.of_several) text += " of several";
  return text;
}

std::vector<std::string> Shape(const History& history) {
  std::vector<std::string> shape;
  for (const EpisodeView& episode : history.episodes()) shape.push_back(ShapeOf(episode));
  return shape;
}

std::string Chosen(const History& history, const std::string& to = "") {
  const EpisodeView* chosen = history.ChooseEpisode(ReadDate(to));
  return chosen == nullptr ? "none" : ShapeOf(*chosen);
}

TEST(InheritedHistoryTest, TheOnlyPredecessorsLatestInspectionIsTheBaseline) {
  const History history =
      Cumberland({Visited("own", "2023-10-04")},
                 {Inspected("i2017", "2017-12-01"), Inspected("i2022", "2022-09-30"),
                  Visited("v", "2023-01-18")});

  EXPECT_THAT(Shape(history), ElementsAre("i2017: inherited", "i2022: v own inherited"));
  EXPECT_EQ(Chosen(history), "i2022: v own inherited");
  EXPECT_FALSE(history.EpisodeOf("authorities/cumberland/visits/own")->visits[1]->inherited);
  EXPECT_TRUE(history.EpisodeOf("authorities/cumbria/visits/v")->visits[0]->inherited);
  EXPECT_TRUE(history.episodes()[1].other_area);
}

TEST(InheritedHistoryTest, AnInspectionOfItsOwnEndsWhatIsInherited) {
  const History history =
      Cumberland({Inspected("own", "2024-03-08"), Visited("w", "2024-09-04")},
                 {Inspected("i2022", "2022-09-30"), Visited("v", "2023-01-18")});

  EXPECT_THAT(Shape(history), ElementsAre("i2022: v inherited", "own: w"));
  EXPECT_EQ(ShortName(history.episodes()[0].ended_by->visit.name()), "own");
  EXPECT_THAT(history.episodes()[1].others, IsEmpty());
}

TEST(InheritedHistoryTest, AMonitoredInheritedEpisodeIsNotChosenOnceThereIsAnOwnInspection) {
  const History history =
      Cumberland({Inspected("own", "2024-03-08")},
                 {Inspected("i2022", "2022-09-30"), Visited("v", "2023-01-18")});

  EXPECT_EQ(Chosen(history), "own:");
  EXPECT_EQ(Chosen(history, "2024-02"), "i2022: v inherited");
}

TEST(InheritedHistoryTest, AnOwnInspectionWithoutADateIsLaterThanThePredecessors) {
  const History history =
      Cumberland({"name: 'own' type: VISIT_TYPE_INSPECTION"}, {Inspected("i2022", "2022-09-30")});

  EXPECT_THAT(Shape(history), ElementsAre("i2022: inherited", "own:"));
  EXPECT_EQ(Chosen(history), "own:");
}

TEST(InheritedHistoryTest, OfSeveralPredecessorsNoneIsChosen) {
  const History history =
      Bournemouth({Visited("own", "2019-09-10")},
                  {Inspected("b2014", "2014-05-20"), Inspected("b2018", "2018-07-20"),
                   Visited("bv", "2019-01-10")},
                  {Inspected("p2017", "2017-11-02")});

  EXPECT_THAT(Shape(history),
              ElementsAre("-: p2017 b2018 bv own inherited", "b2014: inherited of several",
                          "p2017: inherited of several", "b2018: bv inherited of several"));
  EXPECT_EQ(Chosen(history), "-: p2017 b2018 bv own inherited");
  EXPECT_THAT(ShortNames(history.episodes()[0].candidates), ElementsAre("b2018", "p2017"));
}

TEST(InheritedHistoryTest, AVisitThatNamesAPredecessorsInspectionChoosesIt) {
  const History history =
      Bournemouth({Visited("own", "2019-09-10", "baseline: 'authorities/poole/visits/p2017'")},
                  {Inspected("b2018", "2018-07-20")}, {Inspected("p2017", "2017-11-02")});

  EXPECT_EQ(Chosen(history), "p2017: own inherited of several");
  EXPECT_EQ(
      ShapeOf(*history.EpisodeOf("authorities/bournemouth-christchurch-and-poole/visits/own")),
      "p2017: own inherited of several");
  EXPECT_THAT(history.notes(), IsEmpty());
}

TEST(InheritedHistoryTest, TheFirstOwnInspectionEndsTheEpisodesOfAllPredecessors) {
  const History history =
      Bournemouth({Inspected("own", "2021-12-17")},
                  {Inspected("b2014", "2014-05-20"), Inspected("b2018", "2018-07-20")},
                  {Inspected("p2017", "2017-11-02")});

  std::vector<std::string> ended_by;
  for (const EpisodeView& episode : history.episodes()) {
    ended_by.push_back(episode.ended_by == nullptr ? "-"
                                                   : ShortName(episode.ended_by->visit.name()));
  }
  EXPECT_THAT(ended_by, ElementsAre("own", "b2018", "own", "own", "-"));
  EXPECT_EQ(Chosen(history), "own:");
}

TEST(InheritedHistoryTest, VisitsToSeveralPredecessorsAreNotCountedTogether) {
  const History history = Bournemouth(
      {},
      {Inspected("b", "2018-07-20"), Visited("bv", "2019-01-10", "stated_numbers { number: 3 }")},
      {Inspected("p", "2017-11-02"), Visited("pv", "2019-01-20")});
  const EpisodeView& joined = history.episodes()[0];

  for (const CountedNumber& counted : CountVisits(joined)) {
    EXPECT_FALSE(counted.monitoring.has_value());
    EXPECT_FALSE(counted.with_focused.has_value());
  }
  EXPECT_EQ(MonitoringVisitsHeld(joined), 2);
  EXPECT_EQ(HighestStatedNumber(joined), 0);
}

TEST(InheritedHistoryTest, AVisitHeldJointlyCountsOnce) {
  const History history =
      Bournemouth({}, {Inspected("b", "2018-07-20"), Visited("bv", "2019-01-10")},
                  {Inspected("p", "2017-11-02"),
                   Visited("pv", "2019-01-10", "joint_with: 'authorities/bournemouth/visits/bv'")});

  EXPECT_EQ(MonitoringVisitsHeld(history.episodes()[0]), 1);
  EXPECT_EQ(MonitoringVisitsHeld(*history.FindByBaseline("authorities/poole/visits/p")), 1);
}

TEST(InheritedHistoryTest, APredecessorsRecordAloneIsNotInherited) {
  const History history(Reference(), RecordOf("cumbria", {Inspected("i2022", "2022-09-30")}));

  EXPECT_THAT(Shape(history), ElementsAre("i2022:"));
  EXPECT_EQ(history.episodes()[0].end, v1::EPISODE_END_CONTINUED_BY);
}

}  // namespace
}  // namespace waymark::query
