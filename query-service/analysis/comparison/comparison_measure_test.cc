#include "query-service/analysis/comparison/comparison_measure.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query-service/analysis/episode/history.h"
#include "query-service/analysis/measure/measure_test_texts.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

const SeriesKey kEet = {
    .measure = "measures/cl-eet", .basis = v1::SERIES_BASIS_LETTER, .cohort = "", .definition = ""};

// A second inspection, in March 2018, with an episode of its own.
std::string NextWith(std::string_view rest = "") {
  return "name: 'b2' type: VISIT_TYPE_REINSPECTION start_date: '2018-03-05' "
         "end_date: '2018-03-29' published_date: '2018-05-20' " +
         std::string(rest);
}

ComparisonOutcome Compare(const History& history, const std::string& as_of = "",
                          const SeriesKey& key = kEet) {
  return CompareMeasure(Reference(), history, key, MomentAsOf(ReadDate(as_of)));
}

struct RowCase {
  std::string name;
  std::vector<std::string> visits;
  std::string as_of;
  std::string baseline;  // the inspection
  std::string baseline_value;
  std::string value;
  std::string change;
};

class MeasureRowTest : public testing::TestWithParam<RowCase> {};

TEST_P(MeasureRowTest, HasTheLatestFigureAtTheAlignment) {
  const History history = HistoryOf(GetParam().visits);

  const ComparisonOutcome outcome = Compare(history, GetParam().as_of);

  ASSERT_TRUE(outcome.row.has_value()) << outcome.exclusion.ShortDebugString();
  const v1::ComparisonRow& row = *outcome.row;
  EXPECT_EQ(ShortName(row.baseline().name()), GetParam().baseline);
  EXPECT_EQ(ValueOf(row.baseline_point()), GetParam().baseline_value);
  EXPECT_EQ(ValueOf(row.point()), GetParam().value);
  EXPECT_EQ(row.has_change() ? model::DecimalText(row.change()) : "", GetParam().change);
}

std::vector<std::string> TwoVisits() {
  return {BaselineWith(Observed("value: 30")), VisitWith("v1", "2016-06", Observed("value: 50")),
          VisitWith("v2", "2017-01-10", Observed("value: 82"))};
}

std::vector<std::string> TwoEpisodes() {
  std::vector<std::string> visits = TwoVisits();
  visits.push_back(NextWith());
  return visits;
}

INSTANTIATE_TEST_SUITE_P(
    Rows, MeasureRowTest,
    testing::Values(
        RowCase{"LatestKnown", TwoVisits(), "", "b", "30", "82", "52"},
        RowCase{"AsOfADate", TwoVisits(), "2016-12", "b", "30", "50", "20"},
        RowCase{"ItsLastDayCounts", TwoVisits(), "2017-01-10", "b", "30", "82", "52"},
        RowCase{"AMonthTakesInAllItsDays", TwoVisits(), "2016-06", "b", "30", "50", "20"},
        RowCase{"WhatMayBeLaterIsNotUsed", TwoVisits(), "2016-06-29", "b", "30", "30", ""},
        RowCase{"FromAnEpisodeThatEnded", TwoEpisodes(), "", "b", "30", "82", "52"},
        RowCase{"ReportedLaterOfAnEarlierDate",
                {BaselineWith(Observed("value: 30")),
                 VisitWith("v1", "2017-06", Observed("value: 50 as_of_date: '2016-01'"))},
                "2016-02",
                "b",
                "30",
                "50",
                "20"},
        RowCase{
            "TheLaterDateNotTheLaterReport",
            {BaselineWith(Observed("value: 30")), VisitWith("v1", "2017-06", Observed("value: 50")),
             NextWith(Observed("value: 40 as_of_date: '2016-06'"))},
            "",
            "b",
            "30",
            "50",
            "20"},
        RowCase{"OfTheLatestEpisode",
                {BaselineWith(Observed("value: 30")), NextWith(Observed("value: 60")),
                 VisitWith("v", "2018-09", Observed("value: 70"))},
                "",
                "b2",
                "60",
                "70",
                "10"},
        RowCase{"ReportedByTheNextInspectionItIsOfTheEpisodeOfItsDate",
                {BaselineWith(Observed("value: 30")),
                 NextWith(Observed("value: 40 as_of_date: '2016-06'"))},
                "",
                "b",
                "30",
                "40",
                "10"},
        RowCase{"AFigureShortlyBeforeTheNextInspectionIsOfTheEpisodeBefore",
                {BaselineWith(Observed("value: 30")),
                 NextWith(Observed("value: 40 as_of_date: '2018-01'"))},
                "",
                "b",
                "30",
                "40",
                "10"},
        RowCase{
            "BaselineReportedInAnotherEpisode",
            {BaselineWith(), VisitWith("v", "2018-01", Observed("value: 60 as_of_date: '2018-01'")),
             NextWith(), VisitWith("w", "2018-09", Observed("value: 70"))},
            "",
            "b2",
            "60",
            "70",
            "10"},
        RowCase{"WithoutABaseline",
                {VisitWith("v", "2016-06", Observed("value: 50"))},
                "",
                "",
                "",
                "50",
                ""},
        RowCase{"UndatedButNotLater",
                {BaselineWith(Observed("value: 30")),
                 VisitWith("v", "",
                           "baseline: 'b' sources { published_date: '2016-10-10' }" +
                               Observed("value: 50"))},
                "2016-12",
                "b",
                "30",
                "50",
                "20"},
        RowCase{"UndatedWhereAnotherUndatedMayBeTheLatest",
                {BaselineWith(Observed("value: 30")),
                 VisitWith("v1", "",
                           "baseline: 'b' sources { published_date: '2016-10-10' }" +
                               Observed("value: 50")),
                 VisitWith("v2", "", "baseline: 'b'" + Observed("value: 60"))},
                "2016-12",
                "b",
                "30",
                "30",
                ""},
        RowCase{"UndatedThatMayBeLater",
                {BaselineWith(Observed("value: 30")),
                 VisitWith("v", "",
                           "baseline: 'b' sources { published_date: '2016-10-10' }" +
                               Observed("value: 50"))},
                "2016-06",
                "b",
                "30",
                "30",
                ""}),
    [](const auto& tested) { return tested.param.name; });

TEST(CompareMeasure, AgreesWithTheEpisodesTrajectory) {
  const History history = HistoryOf(TwoVisits());

  const ComparisonOutcome outcome = Compare(history);

  EXPECT_EQ(outcome.row->change_per_month().low(), 2.59);
  EXPECT_EQ(outcome.row->change_per_month().high(), 2.7);
  EXPECT_EQ(outcome.row->direction(), v1::DIRECTION_IMPROVED);
  EXPECT_EQ(outcome.row->direction_basis(), v1::BASIS_DERIVED);
}

TEST(CompareMeasure, CitesEveryVisitBehindTheRow) {
  const History history = HistoryOf(
      {BaselineWith(),
       VisitWith("v1", "2015-09", Observed("value: 30 as_of_event: AS_OF_EVENT_BASELINE")),
       VisitWith("v2", "2017-01-10", Observed("value: 82"))});

  const ComparisonOutcome outcome = Compare(history);

  std::vector<std::string> visits;
  for (const std::string& visit : outcome.row->visits()) visits.push_back(ShortName(visit));
  EXPECT_THAT(visits, testing::UnorderedElementsAre("b", "v1", "v2"));
}

TEST(CompareMeasure, GivesTheAgeOnlyAsOfADate) {
  const History history = HistoryOf(TwoVisits());

  const ComparisonOutcome latest = Compare(history);
  const ComparisonOutcome as_of = Compare(history, "2016-12");

  EXPECT_FALSE(latest.row->has_age_months());
  EXPECT_EQ(as_of.row->age_months().low(), 6);
  EXPECT_EQ(as_of.row->age_months().high(), 6);
}

TEST(CompareMeasure, NotesALaterInspection) {
  const History history = HistoryOf(TwoEpisodes());

  EXPECT_THAT(BriefNotes(Compare(history).row->notes()), Contains("LATER_INSPECTION b2"));
  EXPECT_THAT(BriefNotes(Compare(history, "2017-12").row->notes()),
              Not(Contains("LATER_INSPECTION b2")));
}

TEST(CompareMeasure, NotesWhatMayBeLaterAndIsNotUsed) {
  const History history = HistoryOf(TwoVisits());

  EXPECT_THAT(BriefNotes(Compare(history, "2016-06-29").row->notes()), Contains("POSSIBLE v1"));
}

TEST(CompareMeasure, CitesTheFindingsThatNameItsFigures) {
  const std::string finding = "findings { id: 'f1' observation_ids: 'o' } findings { id: 'f2' } ";
  const History history =
      HistoryOf({BaselineWith(Observed("id: 'o' value: 30") + finding),
                 VisitWith("v1", "2016-09-30", Observed("value: 50") + finding),
                 VisitWith("v2", "2017-01-10", Observed("id: 'o' value: 82") + finding)});

  const ComparisonOutcome outcome = Compare(history);

  std::vector<std::string> cited;
  for (const v1::ReportedFinding& one : outcome.row->findings()) {
    cited.push_back(ShortName(one.visit()) + " " + one.finding().id());
  }
  EXPECT_THAT(cited, ElementsAre("v2 f1", "b f1"));
}

TEST(CompareMeasure, CitesNoMoreFindingsThanARowHolds) {
  std::string findings;
  for (int i = 0; i < 30; ++i)
    findings += "findings { observation_ids: 'o' id: 'f" + std::to_string(i) + "' } ";
  const History history = HistoryOf(
      {BaselineWith(), VisitWith("v", "2017-01-10", Observed("id: 'o' value: 82") + findings)});

  EXPECT_EQ(Compare(history).row->findings_size(), 20);
}

}  // namespace
}  // namespace waymark::query
