#include "query-service/analysis/comparison/comparison_exclusion.h"

#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/comparison/comparison_measure.h"
#include "query-service/analysis/comparison/comparison_theme.h"
#include "query-service/analysis/episode/history.h"
#include "query-service/analysis/measure/measure_test_texts.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::IsEmpty;
using testing::Not;

ComparisonOutcome CompareEet(const History& history, const std::string& as_of = "") {
  SeriesKey key;
  key.measure = "measures/cl-eet";
  return CompareMeasure(Reference(), history, key, MomentAsOf(ReadDate(as_of)));
}

ComparisonOutcome CompareRecording(const History& history, const std::string& as_of = "") {
  v1::ThemeSubject subject;
  subject.set_theme("themes/case-recording");
  return CompareTheme(Reference(), history, subject, MomentAsOf(ReadDate(as_of)));
}

// A finding on case recording, of the inspectorate where it does not say otherwise.
std::string Finding(const std::string& rest) {
  return absl::StrCat(
      "findings { statement: 'x' themes: 'themes/case-recording' ",
      rest.find("speaker:") == std::string::npos ? "speaker: SPEAKER_INSPECTORATE " : "", rest,
      " } ");
}

std::string Letter(std::string_view name, std::string_view date, const std::string& rest) {
  return VisitWith(name, date, "baseline: 'b' " + rest);
}

const std::string kWeak = Finding("standing: STANDING_WEAK");

struct MeasureCase {
  std::string name;
  std::vector<std::string> visits;
  std::string as_of;
  v1::ExclusionReason reason;
  std::string text;
  int points;
};

class MeasureExclusionTest : public testing::TestWithParam<MeasureCase> {};

TEST_P(MeasureExclusionTest, SaysWhyAndWhatThereWas) {
  const History history = HistoryOf(GetParam().visits);

  const ComparisonOutcome outcome = CompareEet(history, GetParam().as_of);

  ASSERT_FALSE(outcome.row.has_value()) << outcome.row->ShortDebugString();
  EXPECT_EQ(outcome.exclusion.reason(), GetParam().reason);
  EXPECT_EQ(outcome.exclusion.text(), GetParam().text);
  EXPECT_EQ(outcome.exclusion.points_size(), GetParam().points);
  EXPECT_EQ(outcome.exclusion.authority().name(), "authorities/leicester");
}

INSTANTIATE_TEST_SUITE_P(
    Reasons, MeasureExclusionTest,
    testing::Values(
        MeasureCase{"NoVisits",
                    {},
                    "",
                    v1::EXCLUSION_REASON_NO_VISITS,
                    "No visit or inspection is recorded.",
                    0},
        MeasureCase{"OnlyPlanned",
                    {VisitWith("v", "2016-06", "status: VISIT_STATUS_PLANNED")},
                    "",
                    v1::EXCLUSION_REASON_NO_VISITS,
                    "Only planned or cancelled visits are recorded.",
                    0},
        MeasureCase{"NoObservation",
                    {BaselineWith()},
                    "",
                    v1::EXCLUSION_REASON_NO_OBSERVATION,
                    "Nothing is recorded for this measure.",
                    0},
        MeasureCase{"OnlyATarget",
                    {BaselineWith(Observed("value: 90 kind: OBSERVATION_KIND_TARGET "
                                           "as_of_date: '2016'"))},
                    "",
                    v1::EXCLUSION_REASON_NO_OBSERVATION,
                    "Only targets or forecasts are recorded: 90 % (2016).",
                    1},
        MeasureCase{"Words",
                    {BaselineWith(), VisitWith("v", "2016-06",
                                               Observed("wording: 'too high' movement: "
                                                        "MOVEMENT_FELL"))},
                    "",
                    v1::EXCLUSION_REASON_NOT_NUMERIC,
                    "Told in words only: 'too high', fell (2016-06).",
                    1},
        MeasureCase{"Bound",
                    {BaselineWith(), VisitWith("v", "2016-06",
                                               Observed("value: 80 qualifier: "
                                                        "QUALIFIER_AT_LEAST"))},
                    "",
                    v1::EXCLUSION_REASON_BOUND_ONLY,
                    "Only bounds are recorded: at least 80 % (2016-06).",
                    1},
        MeasureCase{"Disputed",
                    {BaselineWith(),
                     VisitWith("v", "2016-06", Observed("value: 80") + Observed("value: 70"))},
                    "",
                    v1::EXCLUSION_REASON_DISPUTED,
                    "The values disagree and none can be preferred: 80 % (2016-06); 70 % "
                    "(2016-06).",
                    2},
        MeasureCase{"OtherSeries",
                    {BaselineWith(), VisitWith("v", "2016-06",
                                               Observed("value: 80 basis: "
                                                        "SERIES_BASIS_LOCAL_DATA "
                                                        "cohort: 'age:19-21'"))},
                    "",
                    v1::EXCLUSION_REASON_OTHER_SERIES_ONLY,
                    "Only other series of the measure are recorded: 80 % (2016-06; local data, "
                    "age:19-21).",
                    1},
        MeasureCase{"Complement",
                    {BaselineWith(),
                     VisitWith("v", "2016-06", Observed("measure: 'measures/cl-neet' value: 20"))},
                    "",
                    v1::EXCLUSION_REASON_COMPLEMENT_ONLY,
                    "Only measures/cl-neet, which counts the rest, is recorded: 20 % (2016-06).",
                    1},
        MeasureCase{"NotYet",
                    {BaselineWith(), VisitWith("v", "2016-06", Observed("value: 80"))},
                    "2016-05",
                    v1::EXCLUSION_REASON_NOT_YET_REACHED,
                    "Nothing is certainly of 2016-05 or before: 80 % (2016-06).",
                    1},
        MeasureCase{"WordsAtTheAlignmentFiguresLater",
                    {BaselineWith(), VisitWith("v1", "2016-01", Observed("wording: 'low'")),
                     VisitWith("v2", "2016-06", Observed("value: 80"))},
                    "2016-05",
                    v1::EXCLUSION_REASON_NOT_NUMERIC,
                    "Told in words only: 'low' (2016-01).",
                    1},
        MeasureCase{"UndatedAsOfADate",
                    {BaselineWith(), VisitWith("v", "", "baseline: 'b'" + Observed("value: 80"))},
                    "2016-05",
                    v1::EXCLUSION_REASON_NOT_YET_REACHED,
                    "Nothing is certainly of 2016-05 or before: 80 % (undated, from "
                    "authorities/leicester/visits/v).",
                    1}),
    [](const auto& tested) { return tested.param.name; });

TEST(CompareMeasure, ShowsAtMostTenValuesOfAnExcludedAuthority) {
  std::string many;
  for (int year = 2004; year < 2016; ++year) {
    many += Observed("wording: 'low' as_of_date: '" + std::to_string(year) + "'");
  }
  const History history = HistoryOf({BaselineWith(), VisitWith("v", "2016-06", many)});

  const ComparisonOutcome outcome = CompareEet(history);

  ASSERT_EQ(outcome.exclusion.points_size(), 10);
  EXPECT_EQ(outcome.exclusion.points(9).earliest_date(), "2015-01-01");
}

struct ThemeCase {
  std::string name;
  std::vector<std::string> visits;
  std::string as_of;
  v1::ExclusionReason reason;
  int findings;
};

class ThemeExclusionTest : public testing::TestWithParam<ThemeCase> {};

TEST_P(ThemeExclusionTest, SaysWhyAndWhatThereWas) {
  const History history = HistoryOf(GetParam().visits);

  const ComparisonOutcome outcome = CompareRecording(history, GetParam().as_of);

  ASSERT_FALSE(outcome.row.has_value()) << outcome.row->ShortDebugString();
  EXPECT_EQ(outcome.exclusion.reason(), GetParam().reason);
  EXPECT_THAT(outcome.exclusion.text(), Not(IsEmpty()));
  EXPECT_EQ(outcome.exclusion.findings_size(), GetParam().findings);
}

INSTANTIATE_TEST_SUITE_P(
    Reasons, ThemeExclusionTest,
    testing::Values(
        ThemeCase{"NoVisits", {}, "", v1::EXCLUSION_REASON_NO_VISITS, 0},
        ThemeCase{"NothingOnTheTheme", {BaselineWith()}, "", v1::EXCLUSION_REASON_NO_FINDING, 0},
        ThemeCase{"NeitherStandingNorDirection",
                  {BaselineWith(), Letter("v1", "2016-06", Finding(""))},
                  "",
                  v1::EXCLUSION_REASON_NO_FINDING,
                  1},
        ThemeCase{"AnotherSpeaker",
                  {BaselineWith(), Letter("v1", "2016-06",
                                          Finding("standing: STANDING_WEAK speaker: "
                                                  "SPEAKER_AUTHORITY"))},
                  "",
                  v1::EXCLUSION_REASON_NO_FINDING,
                  1},
        ThemeCase{"AboutAPartner",
                  {BaselineWith(), Letter("v1", "2016-06",
                                          Finding("standing: STANDING_WEAK subject: "
                                                  "'subjects/police'"))},
                  "",
                  v1::EXCLUSION_REASON_NO_FINDING,
                  1},
        ThemeCase{"NotYet",
                  {BaselineWith(), Letter("v1", "2016-06", kWeak)},
                  "2016-05",
                  v1::EXCLUSION_REASON_NOT_YET_REACHED,
                  1},
        ThemeCase{"NothingDatesTheVisit",
                  {BaselineWith(), Letter("v1", "", kWeak)},
                  "2020",
                  v1::EXCLUSION_REASON_NOT_YET_REACHED,
                  1},
        ThemeCase{"UndatedVisitOfSeveral",
                  {BaselineWith(), Letter("v1", "", kWeak), Letter("v2", "2016-06", "")},
                  "",
                  v1::EXCLUSION_REASON_NOT_YET_REACHED,
                  1}),
    [](const auto& tested) { return tested.param.name; });

TEST(CompareTheme, ShowsAtMostTenFindingsOfAnExcludedAuthority) {
  std::string many;
  for (int i = 0; i < 12; ++i) many += Finding("");
  const History history = HistoryOf({BaselineWith(), Letter("v1", "2016-06", many)});

  EXPECT_EQ(CompareRecording(history).exclusion.findings_size(), 10);
}

}  // namespace
}  // namespace waymark::query
