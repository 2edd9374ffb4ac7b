#include "query-service/analysis/theme/theme_trajectory.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/test_visits.h"
#include "query-service/analysis/theme/theme_test_texts.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct OtherCase {
  std::string name;
  std::string finding;
};

class OtherFindingsTest : public testing::TestWithParam<OtherCase> {};

TEST_P(OtherFindingsTest, SetNeitherStandingNorDirection) {
  const auto trajectories =
      Build(Episode({On("2016-01-10") +
                     "findings { themes: 'themes/case-recording' standing: STANDING_WEAK "
                     "direction: DIRECTION_DECLINED " +
                     GetParam().finding + " }"}));

  ASSERT_EQ(trajectories.size(), 1u);
  EXPECT_EQ(StateOf(trajectories[0]), "UNSPECIFIED, UNSPECIFIED");
  EXPECT_EQ(trajectories[0].points(0).findings_size(), 0);
  EXPECT_EQ(trajectories[0].points(0).other_findings_size(), 1);
  EXPECT_EQ(trajectories[0].points(0).standing_counts_size(), 0);
}

INSTANTIATE_TEST_SUITE_P(
    Findings, OtherFindingsTest,
    testing::Values(
        OtherCase{"OfAPartner", "speaker: SPEAKER_INSPECTORATE subject: 'subjects/police'"},
        OtherCase{"OfAnotherSpeaker", "speaker: SPEAKER_AUTHORITY"},
        OtherCase{"OfASingleCase",
                  "speaker: SPEAKER_INSPECTORATE scope: FINDING_SCOPE_SINGLE_CASE"},
        OtherCase{"AForecast", "speaker: SPEAKER_INSPECTORATE scope: FINDING_SCOPE_FORECAST"}),
    [](const auto& test) { return test.param.name; });

TEST(ThemeTrajectoryTest, CountsFindingsByStandingWeakestFirst) {
  const auto trajectories =
      Build(Episode({On("2016-01-10") + kSound + kWeak + kSound + Finding("")}));

  const v1::ThemePoint& point = trajectories[0].points(0);
  ASSERT_EQ(point.standing_counts_size(), 2);
  EXPECT_EQ(point.standing(), v1::STANDING_WEAK);
  EXPECT_EQ(point.standing_counts(0).standing(), v1::STANDING_WEAK);
  EXPECT_EQ(point.standing_counts(0).count(), 1);
  EXPECT_EQ(point.standing_counts(1).standing(), v1::STANDING_SOUND);
  EXPECT_EQ(point.standing_counts(1).count(), 2);
  EXPECT_EQ(point.findings_size(), 4);
}

struct AreaCase {
  std::string name;
  std::string visit;
  std::string finding;
  std::string want;
};

class ServiceAreaTest : public testing::TestWithParam<AreaCase> {};

TEST_P(ServiceAreaTest, TheFindingsElseTheVisitsOnlyElseAll) {
  const auto trajectories =
      Build(Episode({On("2016-01-10") + GetParam().visit + Finding(GetParam().finding)}));

  ASSERT_EQ(trajectories.size(), 1u);
  EXPECT_EQ(trajectories[0].service_area(), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Areas, ServiceAreaTest,
    testing::Values(
        AreaCase{"TheFindings", kCareLeavers, "service_area: 'service_areas/front-door'",
                 "service_areas/front-door"},
        AreaCase{"TheVisitsOnly", absl::StrCat(kCareLeavers, kCareLeavers), "",
                 "service_areas/care-leavers"},
        AreaCase{"OneOfSeveral",
                 absl::StrCat(kCareLeavers, "focus { service_area: 'service_areas/front-door' }"),
                 "", "service_areas/all"},
        AreaCase{"None", "", "", "service_areas/all"}),
    [](const auto& test) { return test.param.name; });

TEST(ThemeTrajectoryTest, ServiceAreasAreKeptApart) {
  const auto trajectories = Build(
      Episode({On("2016-01-10") + kCareLeavers + kWeak,
               On("2016-05-10") + "focus { service_area: 'service_areas/front-door' } " + kSound}));

  ASSERT_EQ(trajectories.size(), 2u);
  EXPECT_EQ(trajectories[0].service_area(), "service_areas/front-door");
  EXPECT_EQ(StateOf(trajectories[0]), "SOUND of v2, UNSPECIFIED");
  EXPECT_EQ(StateOf(trajectories[1]), "WEAK of v1, UNSPECIFIED, since v1");
}

TEST(ThemeTrajectoryTest, AFindingCountsUnderEachOfItsThemesInTheOrderOfReferenceData) {
  const auto trajectories = Build(Episode(
      {On("2016-01-10") +
       "findings { themes: 'themes/zzz' themes: 'themes/case-recording' themes: 'themes/cl-eet' "
       "themes: 'themes/case-recording' speaker: SPEAKER_INSPECTORATE standing: STANDING_WEAK }"}));

  std::vector<std::string> themes;
  for (const auto& trajectory : trajectories) {
    themes.push_back(trajectory.theme().name());
    EXPECT_EQ(trajectory.points(0).findings_size(), 1);
  }
  EXPECT_THAT(themes, ElementsAre("themes/cl-eet", "themes/case-recording", "themes/zzz"));
  EXPECT_EQ(trajectories[1].theme().group(), "practice");
}

TEST(ThemeTrajectoryTest, WhatReferenceDataDoesNotHaveIsKeptAndNoted) {
  const auto trajectories = Build(Episode(
      {On("2016-01-10") + "findings { themes: 'themes/zzz' service_area: 'service_areas/yyy' "
                          "speaker: SPEAKER_INSPECTORATE standing: STANDING_SOUND }"}));

  ASSERT_EQ(trajectories.size(), 1u);
  EXPECT_THAT(BriefNotes(trajectories[0].notes()), ElementsAre("UNKNOWN_REFERENCE zzz yyy"));
  EXPECT_EQ(StateOf(trajectories[0]), "SOUND of v1, UNSPECIFIED");
}

TEST(ThemeTrajectoryTest, SecondHandWhereNoneOfTheCitedSourcesIsTheLetter) {
  const auto trajectories =
      Build(Episode({On("2016-01-10") + "sources { id: 's2' type: SOURCE_TYPE_PRESS } " + kSound +
                     Finding("source_ids: 's2'")}));

  const v1::ThemePoint& point = trajectories[0].points(0);
  EXPECT_FALSE(point.findings(0).second_hand());
  EXPECT_EQ(point.findings(0).sources_size(), 2);
  EXPECT_TRUE(point.findings(1).second_hand());
  ASSERT_EQ(point.findings(1).sources_size(), 1);
  EXPECT_EQ(point.findings(1).sources(0).id(), "s2");
  EXPECT_THAT(BriefNotes(trajectories[0].notes()), ElementsAre("SECOND_HAND v1"));
}

TEST(ThemeTrajectoryTest, StandingAndUnresolvedSinceHaveTheirDatesAsRecorded) {
  const auto trajectories = Build(Episode({On("2016-06") + kWeak}));

  EXPECT_EQ(trajectories[0].unresolved_since_date(), "2016-06");
  EXPECT_EQ(trajectories[0].standing_date(), "2016-06");
}

TEST(ThemeTrajectoryTest, AFilterOfThemesAndAreasLeavesOutTheOthers) {
  const History history =
      Episode({On("2016-01-10") + kCareLeavers + kWeak +
               "findings { themes: 'themes/cl-eet' speaker: SPEAKER_INSPECTORATE }" +
               Finding("service_area: 'service_areas/front-door'") +
               Finding("service_area: 'service_areas/all'")});

  const auto by_theme = Build(history, {.themes = {"themes/cl-eet"}});
  const auto by_area = Build(history, {.service_areas = {"service_areas/help-and-protection"}});
  const auto all = Build(history, {.service_areas = {"service_areas/all"}});

  ASSERT_EQ(by_theme.size(), 1u);
  EXPECT_EQ(by_theme[0].theme().name(), "themes/cl-eet");
  ASSERT_EQ(by_area.size(), 1u);
  EXPECT_EQ(by_area[0].service_area(), "service_areas/front-door");
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].service_area(), "service_areas/all");
}

TEST(ThemeTrajectoryTest, AFilterOfDaysHidesPointsAndChangesNothingElse) {
  const History history = Episode({On("2016-01-10") + kWeak, On("2016-05-10") + kInconsistent});
  ProgressFilter filter;
  filter.days.from = absl::CivilDay(2016, 3, 1);

  const auto trajectories = Build(history, filter);

  ASSERT_EQ(trajectories.size(), 1u);
  ASSERT_EQ(trajectories[0].points_size(), 1);
  EXPECT_EQ(ShortName(trajectories[0].points(0).visit().name()), "v2");
  EXPECT_EQ(StateOf(trajectories[0]), "INCONSISTENT of v2, IMPROVED DERIVED, since v1");
}

TEST(ThemeTrajectoryTest, ATrajectoryWithAllPointsHiddenIsLeftOut) {
  ProgressFilter filter;
  filter.days.from = absl::CivilDay(2017, 1, 1);

  EXPECT_THAT(Build(Episode({On("2016-01-10") + kWeak}), filter), IsEmpty());
}

}  // namespace
}  // namespace waymark::query
