#include "query-service/analysis/comparison/comparison_theme.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/episode/history.h"
#include "query-service/analysis/measure/measure_test_texts.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;
using testing::UnorderedElementsAre;

// A finding of the inspectorate on case recording.
std::string Finding(const std::string& rest, const std::string& area = "care-leavers") {
  const std::string speaker =
      rest.find("speaker:") == std::string::npos ? "speaker: SPEAKER_INSPECTORATE " : "";
  return absl::StrCat("findings { statement: 'x' themes: 'themes/case-recording' service_area: ",
                      "'service_areas/", area, "' ", speaker, rest, " } ");
}

std::string Letter(std::string_view name, std::string_view date, const std::string& rest) {
  return VisitWith(name, date,
                   "baseline: 'b' sources { id: 's1' type: SOURCE_TYPE_LETTER } " + rest);
}

const std::string kWeak = Finding("standing: STANDING_WEAK");
const std::string kSound = Finding("standing: STANDING_SOUND");
const std::string kImproved = Finding("direction: DIRECTION_IMPROVED");
const char kNext[] =
    "name: 'b2' type: VISIT_TYPE_REINSPECTION start_date: '2018-03-05' end_date: '2018-03-29' ";

ComparisonOutcome Compare(const History& history, const std::string& as_of = "",
                          const std::string& area = "") {
  v1::ThemeSubject subject;
  subject.set_theme("themes/case-recording");
  if (!area.empty()) subject.set_service_area("service_areas/" + area);
  return CompareTheme(Reference(), history, subject, MomentAsOf(ReadDate(as_of)));
}

// "WEAK IMPROVED STATED": what a row says.
std::string StateOf(const v1::ComparisonRow& row) {
  return absl::StrCat(v1::Standing_Name(row.standing()).substr(sizeof("STANDING")), " ",
                      v1::Direction_Name(row.direction()).substr(sizeof("DIRECTION")), " ",
                      v1::Basis_Name(row.direction_basis()).substr(sizeof("BASIS")));
}

struct RowCase {
  std::string name;
  std::vector<std::string> visits;
  std::string as_of;
  std::string area;
  std::string state;
  std::string baseline;
  std::string service_area;
};

class ThemeRowTest : public testing::TestWithParam<RowCase> {};

TEST_P(ThemeRowTest, HasStandingAndDirectionAtTheAlignment) {
  const History history = HistoryOf(GetParam().visits);

  const ComparisonOutcome outcome = Compare(history, GetParam().as_of, GetParam().area);

  ASSERT_TRUE(outcome.row.has_value()) << outcome.exclusion.ShortDebugString();
  EXPECT_EQ(StateOf(*outcome.row), GetParam().state);
  EXPECT_EQ(ShortName(outcome.row->baseline().name()), GetParam().baseline);
  EXPECT_EQ(ShortName(outcome.row->service_area()), GetParam().service_area);
}

std::vector<std::string> TwoVisits() {
  return {BaselineWith(), Letter("v1", "2016-06", kWeak), Letter("v2", "2017-01-10", kSound)};
}

std::vector<std::string> TwoEpisodes() {
  std::vector<std::string> visits = TwoVisits();
  visits.push_back(kNext);
  return visits;
}

INSTANTIATE_TEST_SUITE_P(
    Rows, ThemeRowTest,
    testing::Values(
        RowCase{"LatestKnown", TwoVisits(), "", "", "SOUND IMPROVED DERIVED", "b", "care-leavers"},
        RowCase{"AsOfADate", TwoVisits(), "2016-12", "", "WEAK UNSPECIFIED UNSPECIFIED", "b",
                "care-leavers"},
        RowCase{"ItsLastDayCounts", TwoVisits(), "2017-01", "", "SOUND IMPROVED DERIVED", "b",
                "care-leavers"},
        RowCase{"WhatMayBeLaterIsNotUsed", TwoVisits(), "2017-01-09", "",
                "WEAK UNSPECIFIED UNSPECIFIED", "b", "care-leavers"},
        RowCase{"OfAnEpisodeThatEnded", TwoEpisodes(), "", "", "SOUND IMPROVED DERIVED", "b",
                "care-leavers"},
        RowCase{"OfTheLatestEpisodeThatSpeaks",
                {BaselineWith(), Letter("v1", "2016-06", kWeak), kNext + kSound},
                "",
                "",
                "SOUND UNSPECIFIED UNSPECIFIED",
                "b2",
                "care-leavers"},
        RowCase{"DirectionAlone",
                {BaselineWith(), Letter("v1", "2016-06", kImproved)},
                "",
                "",
                "UNSPECIFIED IMPROVED STATED",
                "b",
                "care-leavers"},
        RowCase{"TheOnlyVisitThoughUndated",
                {BaselineWith(), Letter("v1", "", kWeak)},
                "",
                "",
                "WEAK UNSPECIFIED UNSPECIFIED",
                "b",
                "care-leavers"},
        RowCase{"UndatedButNotLaterThanItsSources",
                {BaselineWith(),
                 Letter("v1", "", kWeak + "sources { id: 's2' published_date: '2016-10-10' }")},
                "2016-12",
                "",
                "WEAK UNSPECIFIED UNSPECIFIED",
                "b",
                "care-leavers"},
        RowCase{"WeakestAreaOfTheLatestVisit",
                {BaselineWith(),
                 Letter("v1", "2016-06",
                        kSound + Finding("standing: STANDING_WEAK", "children-in-care"))},
                "",
                "",
                "WEAK UNSPECIFIED UNSPECIFIED",
                "b",
                "children-in-care"},
        RowCase{"LatestVisitBeforeWeakest",
                {BaselineWith(),
                 Letter("v1", "2016-06", Finding("standing: STANDING_WEAK", "children-in-care")),
                 Letter("v2", "2017-01", kSound)},
                "",
                "",
                "SOUND UNSPECIFIED UNSPECIFIED",
                "b",
                "care-leavers"},
        RowCase{
            "StandingBeforeALaterDirectionElsewhere",
            {BaselineWith(), Letter("v1", "2016-06", kSound),
             Letter("v2", "2017-01", Finding("direction: DIRECTION_IMPROVED", "children-in-care"))},
            "",
            "",
            "SOUND UNSPECIFIED UNSPECIFIED",
            "b",
            "care-leavers"},
        RowCase{"TheAreaAskedFor",
                {BaselineWith(),
                 Letter("v1", "2016-06",
                        kSound + Finding("standing: STANDING_WEAK", "children-in-care"))},
                "",
                "care-leavers",
                "SOUND UNSPECIFIED UNSPECIFIED",
                "b",
                "care-leavers"},
        RowCase{"WithoutABaseline",
                {VisitWith("v1", "2016-06", kWeak)},
                "",
                "",
                "WEAK UNSPECIFIED UNSPECIFIED",
                "",
                "care-leavers"}),
    [](const auto& tested) { return tested.param.name; });

TEST(CompareTheme, CitesTheFindingsBehindADerivedDirection) {
  const History history = HistoryOf(TwoVisits());

  const ComparisonOutcome outcome = Compare(history);

  std::vector<std::string> visits;
  for (const v1::ReportedFinding& finding : outcome.row->findings()) {
    visits.push_back(ShortName(finding.visit()));
  }
  EXPECT_THAT(visits, ElementsAre("v1", "v2"));
  EXPECT_EQ(outcome.row->findings(0).sources_size(), 1);
  visits.clear();
  for (const std::string& visit : outcome.row->visits()) visits.push_back(ShortName(visit));
  EXPECT_THAT(visits, UnorderedElementsAre("b", "v1", "v2"));
}

TEST(CompareTheme, CitesTheLaterVisitThatStatedTheDirection) {
  const History history = HistoryOf(
      {BaselineWith(), Letter("v1", "2016-06", kWeak), Letter("v2", "2017-01", kImproved)});

  const ComparisonOutcome outcome = Compare(history);

  EXPECT_EQ(StateOf(*outcome.row), "WEAK IMPROVED STATED");
  ASSERT_EQ(outcome.row->findings_size(), 2);
  EXPECT_EQ(ShortName(outcome.row->findings(1).visit()), "v2");
}

TEST(CompareTheme, LeavesOutFindingsItDoesNotRestOn) {
  const History history = HistoryOf(
      {BaselineWith(), Letter("v1", "2016-02", kWeak),
       Letter("v2", "2016-06", Finding("standing: STANDING_SOUND direction: DIRECTION_IMPROVED"))});

  const ComparisonOutcome outcome = Compare(history);

  ASSERT_EQ(outcome.row->findings_size(), 1);
  EXPECT_EQ(ShortName(outcome.row->findings(0).visit()), "v2");
}

TEST(CompareTheme, GivesUnresolvedSinceAndAge) {
  const History history = HistoryOf(
      {BaselineWith(), Letter("v1", "2016-02-10", kWeak), Letter("v2", "2016-06-10", kWeak)});

  const ComparisonOutcome outcome = Compare(history, "2016-12-10");

  EXPECT_EQ(ShortName(outcome.row->unresolved_since_visit()), "v1");
  EXPECT_EQ(outcome.row->age_months().low(), 6);
  EXPECT_EQ(outcome.row->age_months().high(), 6);
  EXPECT_FALSE(Compare(history).row->has_age_months());
}

TEST(CompareTheme, SaysWhichVisitTheValueIsOfAndWhen) {
  const auto row = *Compare(HistoryOf(TwoVisits()), "2016-12").row;

  EXPECT_EQ(ShortName(row.value_visit()), "v1");
  EXPECT_EQ(row.value_date(), "2016-06");
  EXPECT_THAT(BriefNotes(row.notes()), Not(Contains("VALUE_OF_BASELINE b")));
}

TEST(CompareTheme, NotesAValueOfTheBaseline) {
  const auto row = *Compare(HistoryOf({BaselineWith(kWeak), Letter("v", "2016-06", "")})).row;

  EXPECT_EQ(ShortName(row.value_visit()), "b");
  EXPECT_EQ(row.value_date(), "2015-05-11");
  EXPECT_THAT(BriefNotes(row.notes()), Contains("VALUE_OF_BASELINE b"));
}

TEST(CompareTheme, NotesAnEpisodeThatEnded) {
  const History history = HistoryOf(TwoEpisodes());

  EXPECT_THAT(BriefNotes(Compare(history).row->notes()), Contains("LATER_INSPECTION b2"));
  EXPECT_THAT(BriefNotes(Compare(history, "2017-12").row->notes()),
              Not(Contains("LATER_INSPECTION b2")));
}

TEST(CompareTheme, NotesAVisitThatMayHaveBeenOver) {
  const History history =
      HistoryOf({BaselineWith(), Letter("v1", "2016-02", kWeak), Letter("v2", "2016-06", kSound)});

  const ComparisonOutcome outcome = Compare(history, "2016-06-15");

  EXPECT_EQ(outcome.row->standing(), v1::STANDING_WEAK);
  EXPECT_THAT(BriefNotes(outcome.row->notes()), Contains("POSSIBLE v2"));
}

TEST(CompareTheme, NotesHowAnUndatedVisitWasPlaced) {
  const History history = HistoryOf({BaselineWith(), Letter("v1", "", kWeak)});

  EXPECT_THAT(BriefNotes(Compare(history).row->notes()), Contains("VISIT_DATE_UNKNOWN v1"));
}

TEST(CompareTheme, NotesThatPartialSourcesMayNotTellAll) {
  const std::string partial =
      "baseline: 'b' sources { id: 's1' type: SOURCE_TYPE_PRESS partial: true } ";
  const History stated =
      HistoryOf({BaselineWith(kWeak), VisitWith("v", "2016-06-27", partial + kSound),
                 VisitWith("w", "2016-12-01", partial)});
  const History not_stated = HistoryOf({BaselineWith(), VisitWith("v", "2016-06-27", partial)});

  EXPECT_THAT(BriefNotes(Compare(stated).row->notes()), Contains("PARTIAL_SOURCES v w"));
  EXPECT_THAT(BriefNotes(Compare(stated, "2016-08").row->notes()), Contains("PARTIAL_SOURCES v"));
  EXPECT_THAT(Compare(not_stated).exclusion.text(), testing::HasSubstr("this proves nothing"));
}

}  // namespace
}  // namespace waymark::query
