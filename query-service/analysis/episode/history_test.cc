#include "query-service/analysis/episode/history.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kInspection2015[] =
    "name: 'i2015' type: VISIT_TYPE_INSPECTION start_date: '2015-01-14' end_date: '2015-02-04' "
    "published_date: '2015-03-20'";
constexpr char kReinspection2017[] =
    "name: 'i2017' type: VISIT_TYPE_REINSPECTION start_date: '2017-06-19' end_date: '2017-07-13' "
    "published_date: '2017-09-04'";
constexpr char kShortInspection2021[] =
    "name: 'i2021' type: VISIT_TYPE_SHORT_INSPECTION start_date: '2021-09-20' "
    "end_date: '2021-10-01' published_date: '2021-11-12'";

std::string Monitoring(const std::string& name, const std::string& rest) {
  return "name: '" + name + "' type: VISIT_TYPE_MONITORING_VISIT " + rest;
}

std::string VisitName(const std::string& name) { return "authorities/leicester/visits/" + name; }

// "i2015: v1 v2" for each episode.
std::vector<std::string> Shape(const History& history) {
  std::vector<std::string> shape;
  for (const EpisodeView& episode : history.episodes()) {
    std::string text =
        episode.baseline == nullptr ? "-" : ShortName(episode.baseline->visit.name());
    text += ":";
    for (const std::string& name : ShortNames(episode.visits)) text += " " + name;
    shape.push_back(text);
  }
  return shape;
}

TEST(HistoryTest, EveryFullInspectionStartsAnEpisode) {
  const History history = HistoryOf({kShortInspection2021, kInspection2015, kReinspection2017});

  EXPECT_THAT(Shape(history), ElementsAre("i2015:", "i2017:", "i2021:"));
  EXPECT_THAT(history.notes(), IsEmpty());
}

TEST(HistoryTest, TheNextFullInspectionEndsAnEpisode) {
  const History history = HistoryOf({kInspection2015, kReinspection2017});

  EXPECT_EQ(history.episodes()[0].end, v1::EPISODE_END_REINSPECTED);
  EXPECT_EQ(ShortName(history.episodes()[0].ended_by->visit.name()), "i2017");
  EXPECT_EQ(history.episodes()[1].end, v1::EPISODE_END_OPEN);
  EXPECT_EQ(history.episodes()[1].ended_by, nullptr);
}

TEST(HistoryTest, AbolitionEndsTheLastEpisodeContinuedByTheSuccessors) {
  const History history(Reference(),
                        RecordOf("northamptonshire",
                                 {"name: 'i' type: VISIT_TYPE_INSPECTION end_date: '2019-06-28'"}));

  const EpisodeView& episode = history.episodes()[0];
  EXPECT_EQ(episode.end, v1::EPISODE_END_CONTINUED_BY);
  EXPECT_THAT(episode.continued_by, ElementsAre("authorities/north-northamptonshire",
                                                "authorities/west-northamptonshire"));
}

TEST(HistoryTest, BeforeItsAbolitionAnEpisodeIsOpen) {
  const History history(Reference(),
                        RecordOf("northamptonshire",
                                 {"name: 'i' type: VISIT_TYPE_INSPECTION end_date: '2019-06-28'"}));

  const EpisodeView view = AsOf(history.episodes()[0], *ReadDate("2020"));

  EXPECT_EQ(view.end, v1::EPISODE_END_OPEN);
  EXPECT_THAT(view.continued_by, IsEmpty());
}

struct BaselineCase {
  std::string name;
  std::string visit;  // of a monitoring visit named v
  std::vector<std::string> shape;
  std::vector<std::string> notes;
};

class BaselineTest : public testing::TestWithParam<BaselineCase> {};

TEST_P(BaselineTest, PutsTheVisitInItsEpisode) {
  const History history =
      HistoryOf({kInspection2015, kReinspection2017, Monitoring("v", GetParam().visit)});

  EXPECT_THAT(Shape(history), testing::ElementsAreArray(GetParam().shape));
  EXPECT_THAT(BriefNotes(history.notes()), testing::ElementsAreArray(GetParam().notes));
}

INSTANTIATE_TEST_SUITE_P(
    Baselines, BaselineTest,
    testing::Values(
        BaselineCase{
            "ByName", "baseline: 'i2015' start_date: '2018-01-10'", {"i2015: v", "i2017:"}, {}},
        BaselineCase{"ByDayOfFieldwork", "baseline: '2015-01-20'", {"i2015: v", "i2017:"}, {}},
        BaselineCase{"ByPublication", "baseline: '2017-09-04'", {"i2015:", "i2017: v"}, {}},
        BaselineCase{"ByYear", "baseline: '2015'", {"i2015: v", "i2017:"}, {}},
        BaselineCase{"UnknownNameIsPlacedByDates",
                     "baseline: 'i2012' start_date: '2016-06-27'",
                     {"i2015: v", "i2017:"},
                     {"BASELINE_UNRESOLVED v"}},
        BaselineCase{"DateOfNoInspection",
                     "baseline: '2012' start_date: '2018-06-27'",
                     {"i2015:", "i2017: v"},
                     {"BASELINE_UNRESOLVED v"}},
        BaselineCase{"DateThatFitsSeveral",
                     "baseline: '2015/2017' start_date: '2018-06-27'",
                     {"i2015:", "i2017: v"},
                     {"BASELINE_UNRESOLVED v"}},
        BaselineCase{"NoneNamedTakesTheLatestBefore",
                     "start_date: '2016-06-27'",
                     {"i2015: v", "i2017:"},
                     {}},
        BaselineCase{
            "BeforeEveryInspection", "start_date: '2014-06-27'", {"-: v", "i2015:", "i2017:"}, {}},
        BaselineCase{
            "DuringFieldworkIsBeforeIt", "start_date: '2017-06-20'", {"i2015: v", "i2017:"}, {}},
        BaselineCase{"BetweenFieldworkAndPublicationFollowsIt",
                     "start_date: '2017-08-01'",
                     {"i2015:", "i2017: v"},
                     {}},
        BaselineCase{"OverlapIsNoted",
                     "start_date: '2017-07'",
                     {"i2015: v", "i2017:"},
                     {"ORDER_UNKNOWN v i2017"}},
        BaselineCase{"OverlapFollowsTheLastThatIsCertainlyBefore",
                     "start_date: '2017-07-13/2017-07-20'",
                     {"i2015: v", "i2017:"},
                     {"ORDER_UNKNOWN v i2017"}},
        BaselineCase{"OnlyItsSourcesAreDated",
                     "sources { published_date: '2016-10' }",
                     {"i2015: v", "i2017:"},
                     {}},
        BaselineCase{
            "NoDateAndNoneNamed", "", {"-: v", "i2015:", "i2017:"}, {"BASELINE_UNRESOLVED v"}}),
    [](const auto& test) { return test.param.name; });

struct LostBaselineCase {
  std::string name;
  std::string named;  // what is recorded now of the inspection of 2017; empty: it was deleted
  std::string baseline;
};

class LostBaselineTest : public testing::TestWithParam<LostBaselineCase> {};

TEST_P(LostBaselineTest, PlacesTheVisitByItsDatesWithANote) {
  std::vector<std::string> visits = {
      kInspection2015,
      Monitoring("v", "start_date: '2018-01-10' baseline: '" + GetParam().baseline + "'")};
  if (!GetParam().named.empty()) visits.push_back(GetParam().named);

  const History history = HistoryOf(visits);

  EXPECT_EQ(ShortName(history.EpisodeOf(VisitName("v"))->baseline->visit.name()), "i2015");
  ASSERT_THAT(BriefNotes(history.notes()), ElementsAre("BASELINE_UNRESOLVED v"));
}

INSTANTIATE_TEST_SUITE_P(
    Baselines, LostBaselineTest,
    testing::Values(
        LostBaselineCase{"DeletedAndNamed", "", "i2017"},
        LostBaselineCase{"DeletedAndDated", "", "2017-09-04"},
        LostBaselineCase{"NowAFocusedVisit",
                         "name: 'i2017' type: VISIT_TYPE_FOCUSED_VISIT start_date: '2017-06-19'",
                         "i2017"},
        LostBaselineCase{"NowAFocusedVisitAndDated",
                         "name: 'i2017' type: VISIT_TYPE_FOCUSED_VISIT start_date: '2017-06-19'",
                         "2017-06-19"},
        LostBaselineCase{"NowCancelled",
                         "name: 'i2017' type: VISIT_TYPE_REINSPECTION start_date: '2017-06-19' "
                         "status: VISIT_STATUS_CANCELLED",
                         "i2017"}),
    [](const auto& test) { return test.param.name; });

TEST(HistoryTest, AnUndatedVisitFollowsTheOnlyInspection) {
  EXPECT_THAT(Shape(HistoryOf({kInspection2015, Monitoring("v", "")})), ElementsAre("i2015: v"));
}

TEST(HistoryTest, APlannedInspectionIsNoBaseline) {
  const History history = HistoryOf(
      {kInspection2015,
       "name: 'p' type: VISIT_TYPE_INSPECTION status: VISIT_STATUS_PLANNED start_date: '2016'",
       Monitoring("v", "start_date: '2017-01-10'"),
       Monitoring("c", "status: VISIT_STATUS_CANCELLED start_date: '2016-05-10'")});

  EXPECT_THAT(Shape(history), ElementsAre("i2015: v"));
  EXPECT_THAT(ShortNames(history.not_held()), ElementsAre("c", "p"));
}

TEST(HistoryTest, AVisitOfAnotherTypeBelongsToTheEpisodeToo) {
  const History history = HistoryOf(
      {kInspection2015, "name: 'f' type: VISIT_TYPE_FOCUSED_VISIT start_date: '2015-10-01'"});

  EXPECT_THAT(Shape(history), ElementsAre("i2015: f"));
  EXPECT_EQ(MonitoringVisitsHeld(history.episodes()[0]), 0);
}

TEST(HistoryTest, AnInspectionHasEndedWhenItIsPublished) {
  const History history = HistoryOf(
      {kInspection2015,
       "name: 'i2019' type: VISIT_TYPE_INSPECTION end_date: '2019' published_date: '2019-06-04'",
       Monitoring("v", "start_date: '2019-09-01'")});

  EXPECT_THAT(Shape(history), ElementsAre("i2015:", "i2019: v"));
}

TEST(HistoryTest, NoEpisodeOfSeveralPredecessorsIsThereBeforeTheirFirstVisit) {
  const auto by = ReadDate("2014");
  const History history(Reference(),
                        Inheriting(Inheriting(RecordOf("bournemouth-christchurch-and-poole", {}),
                                              "bournemouth", {kInspection2015}),
                                   "poole", {kReinspection2017}),
                        by);

  EXPECT_EQ(history.ChooseEpisode(by), nullptr);
}

struct ChoiceCase {
  std::string name;
  std::string to;
  std::vector<std::string> visits;
  std::string want;  // name of the baseline, "-" without one, "none"
};

class ChoiceTest : public testing::TestWithParam<ChoiceCase> {};

TEST_P(ChoiceTest, ChoosesTheLatestMonitoredInspection) {
  const History history = HistoryOf(GetParam().visits);

  const EpisodeView* chosen = history.ChooseEpisode(ReadDate(GetParam().to));

  const std::string got = chosen == nullptr             ? "none"
                          : chosen->baseline == nullptr ? "-"
                                                        : ShortName(chosen->baseline->visit.name());
  EXPECT_EQ(got, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Choices, ChoiceTest,
    testing::Values(
        ChoiceCase{"Monitored",
                   "",
                   {kInspection2015, kReinspection2017, kShortInspection2021,
                    Monitoring("v", "start_date: '2016-06'")},
                   "i2015"},
        ChoiceCase{"NoneMonitored", "", {kInspection2015, kReinspection2017}, "i2017"},
        ChoiceCase{"FocusedVisitsDoNotMonitor",
                   "",
                   {kInspection2015, kReinspection2017,
                    "name: 'f' type: VISIT_TYPE_FOCUSED_VISIT start_date: '2016-06'"},
                   "i2017"},
        ChoiceCase{"LaterOnesAreLeftOut",
                   "2016",
                   {kInspection2015, kReinspection2017, Monitoring("v", "start_date: '2018-06'")},
                   "i2015"},
        ChoiceCase{"MonitoringThatCameLaterDoesNotCount",
                   "2017-12",
                   {kInspection2015, kReinspection2017, Monitoring("v", "start_date: '2018-06'"),
                    Monitoring("w", "start_date: '2016-06'")},
                   "i2015"},
        ChoiceCase{"AnInspectionIsNotThereBeforeTheOnlyDateThatIsKnownOfIt",
                   "2016",
                   {kInspection2015,
                    "name: 'p' type: VISIT_TYPE_REINSPECTION published_date: '2018-11-02'"},
                   "i2015"},
        ChoiceCase{"NothingByThen", "2014", {kInspection2015}, "none"},
        ChoiceCase{"OnlyVisits", "", {Monitoring("v", "start_date: '2016-06'")}, "-"},
        ChoiceCase{"NothingAtAll", "", {}, "none"}),
    [](const auto& test) { return test.param.name; });

TEST(HistoryTest, PointersOutliveAMove) {
  History history = HistoryOf({kInspection2015, Monitoring("v", "start_date: '2016-06'")});
  const DatedVisit* visit = history.episodes()[0].visits[0];

  const History moved = std::move(history);

  EXPECT_EQ(moved.episodes()[0].visits[0], visit);
  EXPECT_EQ(ShortName(visit->visit.name()), "v");
}

TEST(HistoryTest, AnswersDoNotDependOnTheOrderOfArrival) {
  const std::string a = Monitoring("a", "start_date: '2016-06'");
  const std::string b = Monitoring("b", "start_date: '2016-06'");

  EXPECT_EQ(Shape(HistoryOf({a, b, kInspection2015})), Shape(HistoryOf({kInspection2015, b, a})));
}

std::vector<std::string> FoundBy(const History& history, const std::string& visit) {
  const EpisodeView* episode = history.EpisodeOf(VisitName(visit));
  EXPECT_NE(episode, nullptr) << visit;
  std::vector<std::string> ids;
  for (const DatedVisit* one : episode->BaselineAndVisits()) {
    if (one->visit.name() != VisitName(visit)) continue;
    for (const FindingView& finding : one->findings) ids.emplace_back(finding.id());
  }
  return ids;
}

TEST(HistoryTest, FindsWhatMessagesFindAndWhatIsStoredBesideThem) {
  AuthorityRecord record =
      RecordOf("leicester", {kInspection2015,
                             Monitoring("v1",
                                        "start_date: '2015-06-01' findings { id: 'f1' } "
                                        "findings { id: 'f2' }"),
                             Monitoring("v2", "start_date: '2015-07-01'"),
                             Monitoring("v3", "start_date: '2015-08-01' findings { id: 'f4' }")});
  const auto stored = std::make_shared<StoredFindings>();
  v1::Visit beside;
  beside.add_findings()->set_id("f3");
  std::string others;
  ASSERT_TRUE(stored->Add(VisitName("v2"), beside.SerializeAsString(), others));
  record.stored_findings = stored;

  const History history(Reference(), std::move(record));

  EXPECT_THAT(FoundBy(history, "v1"), ElementsAre("f1", "f2"));
  EXPECT_THAT(FoundBy(history, "v2"), ElementsAre("f3"));
  EXPECT_THAT(FoundBy(history, "v3"), ElementsAre("f4"));
  EXPECT_THAT(FoundBy(history, "i2015"), IsEmpty());
}

TEST(HistoryTest, FindsTheSameWhenItIsMoved) {
  History first = HistoryOf(
      {kInspection2015, Monitoring("v1", "start_date: '2015-06-01' findings { id: 'f1' }")});

  const History second = std::move(first);

  EXPECT_THAT(FoundBy(second, "v1"), ElementsAre("f1"));
}

}  // namespace
}  // namespace waymark::query
