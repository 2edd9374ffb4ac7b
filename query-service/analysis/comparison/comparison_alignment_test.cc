#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query-service/analysis/comparison/comparison_test_requests.h"
#include "query-service/analysis/measure/measure_test_texts.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

// Values at months since the baseline, and at the visit of a number.

const char kEet[] = "measure { measure: 'measures/cl-eet' } ";
const char kChange[] = "measure { measure: 'measures/cl-eet' rank_by: RANK_BY_CHANGE } ";
const char kCaseloads[] = "theme { theme: 'themes/caseloads' } ";

std::string Found(const std::string& state) {
  return "findings { themes: 'themes/caseloads' speaker: SPEAKER_INSPECTORATE statement: 'words' "
         "service_area: 'service_areas/care-leavers' " +
         state + " } ";
}

// Fieldwork ended on 4 June 2015, published on 20 July.
std::vector<std::string> TwoVisits() {
  return {BaselineWith(Observed("value: 30")), VisitWith("v1", "2016-06-10", Observed("value: 50")),
          VisitWith("v2", "2017-01-10", Observed("value: 82"))};
}

std::string Next(const std::string& rest = "") {
  return "name: 'b2' type: VISIT_TYPE_REINSPECTION start_date: '2018-03-05' "
         "end_date: '2018-03-29' published_date: '2018-05-20' " +
         rest;
}

struct RowCase {
  std::string name;
  std::vector<std::string> visits;
  std::string alignment;
  std::string baseline;
  std::string value;
  std::string change;
};

class AlignedMeasureTest : public testing::TestWithParam<RowCase> {};

TEST_P(AlignedMeasureTest, IsTheLatestThen) {
  const v1::ComparisonRow row = RowOf(GetParam().visits, kEet + GetParam().alignment);

  EXPECT_EQ(ShortName(row.baseline().name()), GetParam().baseline);
  EXPECT_EQ(ValueOf(row.point()), GetParam().value);
  EXPECT_EQ(row.has_change() ? model::DecimalText(row.change()) : "", GetParam().change);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, AlignedMeasureTest,
    testing::Values(
        RowCase{"AtMonth", TwoVisits(), "months_since_baseline: 11", "b", "50", "20"},
        RowCase{"BeforeTheFirstVisit", TwoVisits(), "months_since_baseline: 9", "b", "30", ""},
        // 10 June 2016 is in month 10 since publication and in month 12 since fieldwork.
        RowCase{"OnThePublicationClock", TwoVisits(), "months_since_baseline: 10", "b", "50", "20"},
        RowCase{"OnTheFieldworkClock", TwoVisits(),
                "months_since_baseline: 11 clock: BASELINE_CLOCK_FIELDWORK", "b", "30", ""},
        RowCase{"OfTheMonitoredEpisode",
                {BaselineWith(Observed("value: 30")),
                 VisitWith("v1", "2016-06-10", Observed("value: 50")),
                 Next(Observed("value: 90 as_of_date: '2018-03-29'"))},
                "months_since_baseline: 24",
                "b",
                "50",
                "20"},
        // What v reports as of itself is later than what it reports of a day of it.
        RowCase{"AVisitsOwnFigureOfTheEpisodeBefore",
                {BaselineWith(),
                 "name: 'v' type: VISIT_TYPE_MONITORING_VISIT start_date: '2018-01-10' "
                 "end_date: '2018-01-12' " +
                     Observed("value: 60") + Observed("value: 70 as_of_date: '2018-01-10'"),
                 Next(), VisitWith("w", "2018-09")},
                "months_since_baseline: 0",
                "b2",
                "60",
                ""},
        RowCase{"AtVisit", TwoVisits(), "visit_number: 1", "b", "50", "20"},
        RowCase{"OfADateThatTheVisitReports",
                {BaselineWith(Observed("value: 30")),
                 VisitWith("v1", "2016-06-10",
                           Observed("value: 41 as_of_date: '2016-01'") +
                               Observed("value: 45 as_of_date: '2016-03'"))},
                "visit_number: 1",
                "b",
                "45",
                "15"},
        // The figure of v1 is earlier than what v2 reports of itself, if not than all that it
        // reports.
        RowCase{"TheFirstFigureAfterTheBaselineWhereItIsEarlier",
                {BaselineWith(), VisitWith("v1", "2016-08-13", Observed("value: 50")),
                 VisitWith("v2", "2016-10-27",
                           Observed("value: 60") +
                               Observed("value: 55 as_of_date: '2016-08-13/2016-08-14'"))},
                "visit_number: 2",
                "b",
                "60",
                "10"},
        RowCase{"TheBaselineFigureMayBeReportedByAnother",
                {BaselineWith(), VisitWith("v1", "2016-06-10", Observed("value: 50")),
                 VisitWith("v2", "2017-01-10", Observed("value: 28 as_of_date: '2015-06'"))},
                "visit_number: 1",
                "b",
                "50",
                "22"},
        // The inspection's own figure is of days of May 2015 too; which of the two is later is not
        // known.
        RowCase{"TheBaselineFigureIsShownWhereTheOrderIsNotKnown",
                {BaselineWith(Observed("value: 30")),
                 VisitWith("v1", "2016-06-10", Observed("value: 50 as_of_date: '2015-05-20'"))},
                "visit_number: 1",
                "b",
                "50",
                ""},
        RowCase{"OfAnUndatedVisit",
                {BaselineWith(Observed("value: 30")),
                 UndatedVisitWith("v1", "stated_numbers { number: 4 } " + Observed("value: 50"))},
                "visit_number: 4",
                "b",
                "50",
                "20"},
        RowCase{"OfAVisitThatFollowsNoRecordedInspection",
                {VisitWith("v1", "2016-06-10",
                           "stated_numbers { number: 4 } " + Observed("value: 50"))},
                "visit_number: 4",
                "",
                "50",
                ""}),
    [](const auto& tested) { return tested.param.name; });

TEST(AlignedMeasure, GivesMonthsSinceTheBaselineOnBothClocksAndItsAge) {
  const v1::ComparisonRow row = RowOf(TwoVisits(), std::string(kEet) + "months_since_baseline: 12");

  EXPECT_EQ(RangeText(row.has_months_since_publication(), row.months_since_publication()), "10");
  EXPECT_EQ(RangeText(row.has_months_since_fieldwork(), row.months_since_fieldwork()), "12");
  // From 10 June to 19 August.
  EXPECT_EQ(RangeText(row.has_age_months(), row.age_months()), "2");
}

TEST(AlignedMeasure, CountsItsAgeToTheVisitOfTheNumber) {
  const v1::ComparisonRow row =
      RowOf({BaselineWith(),
             VisitWith("v1", "2016-06-10", Observed("value: 45 as_of_date: '2016-03-01'"))},
            std::string(kEet) + "visit_number: 1");

  EXPECT_EQ(RangeText(row.has_age_months(), row.age_months()), "3");
}

TEST(AlignedMeasure, NotesALaterInspectionWhoseEpisodeWasNotChosen) {
  std::vector<std::string> visits = TwoVisits();
  visits.push_back(Next());

  const v1::ComparisonRow row = RowOf(visits, std::string(kEet) + "months_since_baseline: 6");

  EXPECT_THAT(BriefNotes(row.notes()), Contains("LATER_INSPECTION b2"));
}

TEST(AlignedMeasure, NotesAFigureThatMayBeOfAnEarlierMonth) {
  const v1::ComparisonRow row =
      RowOf({BaselineWith(Observed("value: 30")), VisitWith("v1", "2016-06", Observed("value: 50")),
             VisitWith("v2", "2017-01")},
            std::string(kEet) + "months_since_baseline: 10");

  EXPECT_EQ(ValueOf(row.point()), "30");
  EXPECT_THAT(BriefNotes(row.notes()), Contains("POSSIBLE v1"));
}

class AlignedExclusionTest : public testing::TestWithParam<ExclusionCase> {};

TEST_P(AlignedExclusionTest, SaysWhy) { ExpectExcluded(GetParam()); }

INSTANTIATE_TEST_SUITE_P(
    Reasons, AlignedExclusionTest,
    testing::Values(
        ExclusionCase{"MonthsWithoutABaseline",
                      {VisitWith("v1", "2016-06-10", Observed("value: 50"))},
                      std::string(kEet) + "months_since_baseline: 6",
                      "NO_BASELINE",
                      0},
        ExclusionCase{"MonthsBeforeTheFirstFigure",
                      {BaselineWith(), VisitWith("v1", "2016-06-10", Observed("value: 50"))},
                      std::string(kEet) + "months_since_baseline: 6",
                      "NOT_YET_REACHED",
                      1},
        ExclusionCase{"FigureOfAnotherEpisode",
                      {BaselineWith(Observed("value: 30")), Next(), VisitWith("w", "2018-09")},
                      std::string(kEet) + "months_since_baseline: 12",
                      "NO_OBSERVATION",
                      0},
        ExclusionCase{
            "NoVisits", {}, std::string(kEet) + "months_since_baseline: 6", "NO_VISITS", 0},
        ExclusionCase{"NoVisitOfThatNumber", TwoVisits(), std::string(kEet) + "visit_number: 3",
                      "NOT_YET_REACHED", 0},
        ExclusionCase{"VisitReportsNothing",
                      {BaselineWith(Observed("value: 30")), VisitWith("v1", "2016-06-10"),
                       VisitWith("v2", "2017-01-10", Observed("value: 82"))},
                      std::string(kEet) + "visit_number: 1",
                      "NO_OBSERVATION",
                      0},
        ExclusionCase{"VisitReportsWords",
                      {BaselineWith(Observed("value: 30")),
                       VisitWith("v1", "2016-06-10", Observed("wording: 'low'"))},
                      std::string(kEet) + "visit_number: 1",
                      "NOT_NUMERIC",
                      1},
        ExclusionCase{"VisitReportsABound",
                      {BaselineWith(), VisitWith("v1", "2016-06-10",
                                                 Observed("value: 30 qualifier: "
                                                          "QUALIFIER_AT_LEAST"))},
                      std::string(kEet) + "visit_number: 1",
                      "BOUND_ONLY",
                      1},
        ExclusionCase{
            "VisitReportsAnotherSeries",
            {BaselineWith(Observed("value: 30 cohort: 'age:17'")),
             VisitWith("v1", "2016-06-10", Observed("value: 50 basis: SERIES_BASIS_LOCAL_DATA"))},
            std::string(kEet) + "visit_number: 1",
            "OTHER_SERIES_ONLY",
            1},
        ExclusionCase{"VisitReportsTheRest",
                      {BaselineWith(), VisitWith("v1", "2016-06-10",
                                                 Observed("value: 50 measure: "
                                                          "'measures/cl-neet'"))},
                      std::string(kEet) + "visit_number: 1",
                      "COMPLEMENT_ONLY",
                      1},
        ExclusionCase{"VisitReportsATarget",
                      {BaselineWith(), VisitWith("v1", "2016-06-10",
                                                 Observed("value: 50 kind: "
                                                          "OBSERVATION_KIND_TARGET"))},
                      std::string(kEet) + "visit_number: 1",
                      "NO_OBSERVATION",
                      1},
        ExclusionCase{"ChangeWithoutABaseline",
                      {VisitWith("v1", "2016-06-10", Observed("value: 50"))},
                      kChange,
                      "NO_BASELINE",
                      1},
        ExclusionCase{"ThemeVisitSilent",
                      {BaselineWith(Found("standing: STANDING_WEAK")), VisitWith("v1", "2016-06")},
                      std::string(kCaseloads) + "visit_number: 1",
                      "NO_FINDING",
                      0}),
    [](const auto& tested) { return tested.param.name; });

TEST(MaxAge, ExcludesWhatIsCertainlyOlder) {
  const auto request = [](int months) {
    return "measure { measure: 'measures/cl-eet' max_age_months: " + std::to_string(months) +
           " } as_of_date: '2018-01-09'";
  };

  const v1::Exclusion exclusion = ExclusionOf(TwoVisits(), request(10));

  EXPECT_EQ(ReasonOf(exclusion), "TOO_OLD");
  ASSERT_EQ(exclusion.points_size(), 1);
  EXPECT_EQ(ValueOf(exclusion.points(0)), "82");
  EXPECT_EQ(ValueOf(RowOf(TwoVisits(), request(11)).point()), "82");
}

TEST(MaxAge, KeepsAndNotesWhatMayBeOlder) {
  const std::vector<std::string> visits = {VisitWith("v1", "2017-01", Observed("value: 50"))};
  const auto notes = [&](int months) {
    return BriefNotes(RowOf(visits, "measure { measure: 'measures/cl-eet' max_age_months: " +
                                        std::to_string(months) + " } as_of_date: '2018-01-15'")
                          .notes());
  };

  EXPECT_THAT(notes(11), Contains("POSSIBLE v1"));
  EXPECT_THAT(notes(12), Not(Contains("POSSIBLE v1")));
}

TEST(MaxAge, ExcludesWhatIsOlderOfAnOpenDate) {
  const auto request = [](int months) {
    return "measure { measure: 'measures/cl-eet' max_age_months: " + std::to_string(months) +
           " } as_of_date: '2018-01-15'";
  };
  const std::vector<std::string> visits = {
      VisitWith("v1", "2017-02-10", Observed("value: 50 as_of_date: '../2017-01-15'"))};

  EXPECT_EQ(ReasonOf(ExclusionOf(visits, request(11))), "TOO_OLD");
  EXPECT_THAT(BriefNotes(RowOf(visits, request(12)).notes()), Contains("POSSIBLE v1"));
}

TEST(MaxAge, NotesAnUndatedValue) {
  const v1::ComparisonRow row =
      RowOf({BaselineWith(Observed("value: 30")),
             UndatedVisitWith("v1", "stated_numbers { number: 1 } " + Observed("value: 50"))},
            "measure { measure: 'measures/cl-eet' max_age_months: 3 } visit_number: 1");

  EXPECT_THAT(BriefNotes(row.notes()), Contains("POSSIBLE v1"));
}

TEST(AlignedTheme, IsTheStandingAtTheMonth) {
  const std::vector<std::string> visits = {
      BaselineWith(Found("standing: STANDING_WEAK")),
      VisitWith("v1", "2016-06-10", Found("standing: STANDING_INCONSISTENT")),
      VisitWith("v2", "2017-01-10", Found("standing: STANDING_SOUND"))};

  const v1::ComparisonRow row =
      RowOf(visits, std::string(kCaseloads) + "months_since_baseline: 12");

  EXPECT_EQ(row.standing(), v1::STANDING_INCONSISTENT);
  EXPECT_EQ(row.direction(), v1::DIRECTION_IMPROVED);
  EXPECT_EQ(ShortName(row.value_visit()), "v1");
  EXPECT_EQ(RangeText(row.has_months_since_publication(), row.months_since_publication()), "10");
}

TEST(AlignedTheme, IsWhatTheVisitStates) {
  const std::vector<std::string> visits = {
      BaselineWith(Found("standing: STANDING_WEAK")),
      VisitWith("v1", "2016-06-10", Found("standing: STANDING_INCONSISTENT")),
      VisitWith("v2", "2017-01-10", Found("standing: STANDING_SOUND"))};

  const v1::ComparisonRow row = RowOf(visits, std::string(kCaseloads) + "visit_number: 1");

  EXPECT_EQ(row.standing(), v1::STANDING_INCONSISTENT);
  EXPECT_EQ(row.direction(), v1::DIRECTION_IMPROVED);
  EXPECT_EQ(row.direction_basis(), v1::BASIS_DERIVED);
  EXPECT_EQ(ShortName(row.unresolved_since_visit()), "b");
  EXPECT_EQ(row.findings_size(), 2);
  EXPECT_THAT(ShortNamesOf(row.visits()), ElementsAre("b", "v1"));
}

TEST(AlignedTheme, IsNoStandingOfAnEarlierVisit) {
  const std::vector<std::string> visits = {
      BaselineWith(Found("standing: STANDING_WEAK")),
      VisitWith("v1", "2016-06-10", Found("direction: DIRECTION_IMPROVED"))};

  const v1::ComparisonRow row = RowOf(visits, std::string(kCaseloads) + "visit_number: 1");

  EXPECT_EQ(row.standing(), v1::STANDING_UNSPECIFIED);
  EXPECT_EQ(row.direction(), v1::DIRECTION_IMPROVED);
  EXPECT_EQ(row.direction_basis(), v1::BASIS_STATED);
  EXPECT_THAT(row.unresolved_since_visit(), IsEmpty());
  EXPECT_EQ(row.findings_size(), 1);
}

TEST(AlignedTheme, IsOfTheWeakestAreaAtTheVisit) {
  const std::string sound =
      "findings { themes: 'themes/caseloads' speaker: SPEAKER_INSPECTORATE statement: 'words' "
      "service_area: 'service_areas/front-door' standing: STANDING_SOUND } ";

  const v1::ComparisonRow row = RowOf(
      {BaselineWith(), VisitWith("v1", "2016-06-10", sound + Found("standing: STANDING_WEAK"))},
      std::string(kCaseloads) + "visit_number: 1");

  EXPECT_EQ(row.service_area(), "service_areas/care-leavers");
  EXPECT_EQ(row.standing(), v1::STANDING_WEAK);
}

TEST(AlignedTheme, OfAVisitWithoutADateIsItsOwnStatement) {
  const std::vector<std::string> visits = {
      BaselineWith(Found("standing: STANDING_WEAK")), VisitWith("v1", "2016-06-10"),
      UndatedVisitWith("v2", "stated_numbers { number: 2 } " + Found("standing: STANDING_SOUND"))};

  const v1::ComparisonRow row = RowOf(visits, std::string(kCaseloads) + "visit_number: 2");

  EXPECT_EQ(row.standing(), v1::STANDING_SOUND);
  EXPECT_EQ(row.direction(), v1::DIRECTION_UNSPECIFIED);
  EXPECT_THAT(BriefNotes(row.notes()), Contains("VISIT_DATE_UNKNOWN v2"));
}

}  // namespace
}  // namespace waymark::query
