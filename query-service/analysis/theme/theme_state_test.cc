#include "query-service/analysis/theme/theme_state.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query-service/analysis/test_visits.h"
#include "query-service/analysis/theme/theme_test_texts.h"

namespace waymark::query {
namespace {

struct Case {
  std::string name;
  std::vector<std::string> visits;
  std::string state;
  std::vector<std::string> notes = {};
  std::string on_baseline = "";
};

const char kTwoAreas[] =
    "focus { service_area: 'service_areas/care-leavers' } "
    "focus { service_area: 'service_areas/fostering' } ";
const char kOtherAreas[] =
    "focus { service_area: 'service_areas/front-door' } "
    "focus { service_area: 'service_areas/early-help' } ";

class ThemeStateTest : public testing::TestWithParam<Case> {};

TEST_P(ThemeStateTest, SaysWhatIsSoNow) {
  const History history = Episode(GetParam().visits, GetParam().on_baseline);

  const auto trajectories = Build(history);

  ASSERT_EQ(trajectories.size(), 1u);
  EXPECT_EQ(StateOf(trajectories[0]), GetParam().state);
  EXPECT_THAT(BriefNotes(trajectories[0].notes()), testing::ElementsAreArray(GetParam().notes));
}

INSTANTIATE_TEST_SUITE_P(
    Standing, ThemeStateTest,
    testing::Values(
        Case{"TheLatestVisitThatStatedOne",
             {On("2016-01-10") + kWeak, On("2016-05-10") + kSound},
             "SOUND of v2, IMPROVED DERIVED",
             {"DIRECTION_DERIVED v1 v2"}},
        Case{"TheWeakestAtAVisit",
             {On("2016-01-10") + kSound + kInconsistent},
             "INCONSISTENT of v1, UNSPECIFIED, since v1",
             {"STANDINGS_DIFFER v1"}},
        Case{"AVisitThatStatesNoneDoesNotChangeIt",
             {On("2016-01-10") + kSound, On("2016-05-10") + Finding("")},
             "SOUND of v1, UNSPECIFIED",
             {"STANDING_FROM_EARLIER_VISIT v2 v1"}},
        Case{"TheBaselineCounts", {}, "WEAK of i, UNSPECIFIED, since i", {}, kWeak},
        Case{"NobodyStatedOne", {On("2016-01-10") + Finding("")}, "UNSPECIFIED, UNSPECIFIED"},
        Case{"ImprovedAndWeakTogether",
             {On("2016-01-10") + Finding("standing: STANDING_WEAK direction: DIRECTION_IMPROVED")},
             "WEAK of v1, IMPROVED STATED, since v1"},
        Case{"WhatSeveralVisitsPoolIsNotCompared",
             {On("2016-01-10") + Finding("standing: STANDING_WEAK "
                                         "scope: FINDING_SCOPE_SEVERAL_VISITS"),
              On("2016-05-10") + kSound},
             "SOUND of v2, UNSPECIFIED",
             {"DIRECTION_NOT_DERIVED v1 v2"}},
        Case{"OverlappingDatesAreNoted",
             {On("2016-01") + kSound, On("2016-01-20") + kSound},
             "SOUND of v2, UNCHANGED DERIVED",
             {"ORDER_UNKNOWN v2 v1", "DIRECTION_DERIVED v1 v2"}},
        Case{"AnUnknownStandingIsNone",
             {On("2016-01-10") + Finding("standing: 99 direction: 99")},
             "UNSPECIFIED, UNSPECIFIED"}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Undated, ThemeStateTest,
    testing::Values(Case{"TheOnlyVisitGivesTheStandingNow",
                         {"stated_numbers { number: 7 } " + kWeak + kImproved},
                         "WEAK of v1, IMPROVED STATED, since v1"},
                    Case{"TheOnlyVisitGivesItAfterTheBaselineToo",
                         {kSound},
                         "SOUND of v1, IMPROVED DERIVED",
                         {"DIRECTION_DERIVED i v1"},
                         kWeak},
                    Case{"OneOfSeveralDoesNot",
                         {On("2016-01-10") + kSound, kWeak + kDeclined},
                         "SOUND of v1, UNSPECIFIED",
                         {"VISIT_DATE_UNKNOWN v2"}},
                    Case{"ByItsNumberItBreaksARun",
                         {On("2016-01-10") + "stated_numbers { number: 1 } " + kWeak,
                          "stated_numbers { number: 2 } " + kSound,
                          On("2016-05-10") + "stated_numbers { number: 3 } " + kWeak},
                         "WEAK of v3, UNCHANGED DERIVED, since v3",
                         {"DIRECTION_DERIVED v1 v3", "VISIT_DATE_UNKNOWN v2"}},
                    Case{"WithoutANumberItBreaksNone",
                         {On("2016-01-10") + kWeak, kSound, On("2016-05-10") + kWeak},
                         "WEAK of v3, UNCHANGED DERIVED, since v1",
                         {"DIRECTION_DERIVED v1 v3", "VISIT_DATE_UNKNOWN v2"}}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Unresolved, ThemeStateTest,
    testing::Values(Case{"SinceTheBaseline",
                         {On("2016-01-10") + Finding(""), On("2016-05-10") + kInconsistent},
                         "INCONSISTENT of v2, IMPROVED DERIVED, since i",
                         {"DIRECTION_DERIVED i v2"},
                         kWeak},
                    Case{"ASoundVisitBreaksTheRun",
                         {On("2016-01-10") + kSound, On("2016-05-10") + kInconsistent,
                          On("2016-09-10") + kWeak},
                         "WEAK of v3, DECLINED DERIVED, since v2",
                         {"DIRECTION_DERIVED v2 v3"},
                         kWeak},
                    Case{"ResolvedNow",
                         {On("2016-01-10") + kWeak, On("2016-05-10") + kSound + kImproved},
                         "SOUND of v2, IMPROVED STATED"}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Direction, ThemeStateTest,
    testing::Values(
        Case{"StatedLaterThanTheStanding",
             {On("2016-01-10") + kSound, On("2016-05-10") + kDeclined},
             "SOUND of v1, DECLINED STATED",
             {"STANDING_FROM_EARLIER_VISIT v2 v1"}},
        Case{"StatedEarlierDoesNotCount",
             {On("2016-01-10") + kSound + kImproved, On("2016-05-10") + kSound},
             "SOUND of v2, UNCHANGED DERIVED",
             {"DIRECTION_DERIVED v1 v2"}},
        Case{"SeveralOfOneVisit",
             {On("2016-01-10") + kImproved + kDeclined},
             "UNSPECIFIED, MIXED STATED",
             {"DIRECTIONS_DIFFER v1"}},
        Case{"SeveralVisitsSinceTheStanding",
             {On("2016-01-10") + kSound + kImproved, On("2016-05-10") + kDeclined},
             "SOUND of v1, MIXED STATED",
             {"STANDING_FROM_EARLIER_VISIT v2 v1", "DIRECTIONS_DIFFER v1 v2"}},
        Case{"TheLatestStatedWhereThereIsNoStanding",
             {On("2016-01-10") + kDeclined, On("2016-05-10") + kImproved},
             "UNSPECIFIED, IMPROVED STATED"},
        Case{"VisitsThatLookedAtOtherServicesAreNotCompared",
             {On("2016-01-10") + kTwoAreas + kWeak, On("2016-05-10") + kOtherAreas + kSound},
             "SOUND of v2, UNSPECIFIED",
             {"DIRECTION_NOT_DERIVED v1 v2"}},
        Case{"AFindingOfAllWithoutAStandingMakesTheStandingNoneOfAll",
             {On("2016-01-10") + kTwoAreas + kWeak,
              On("2016-05-10") + kOtherAreas + kSound +
                  Finding("service_area: 'service_areas/all'")},
             "SOUND of v2, UNSPECIFIED",
             {"DIRECTION_NOT_DERIVED v1 v2"}},
        Case{"ComparedIsTheLatestOfTheSameServices",
             {On("2016-01-10") + kTwoAreas + kWeak, On("2016-03-10") + kOtherAreas + kInconsistent,
              On("2016-05-10") + kTwoAreas + kSound},
             "SOUND of v3, IMPROVED DERIVED",
             {"DIRECTION_DERIVED v1 v3"}},
        Case{"AFullInspectionLooksAtAllServices",
             {On("2016-01-10") + kTwoAreas + kSound},
             "SOUND of v1, IMPROVED DERIVED",
             {"DIRECTION_DERIVED i v1"},
             kWeak},
        Case{"OneStandingDerivesNothing", {On("2016-01-10") + kSound}, "SOUND of v1, UNSPECIFIED"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace waymark::query
