#include "query-service/analysis/measure/measure_trajectory.h"

#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query-service/analysis/episode/history.h"
#include "query-service/analysis/measure/measure_test_texts.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<v1::MeasureTrajectory> Build(const std::vector<std::string>& visits,
                                         const ProgressFilter& filter = {}) {
  const History history = HistoryOf(visits);
  return BuildMeasureTrajectories(Reference(), history.episodes().front(),
                                  GatherObservations(Reference(), history.episodes().front()),
                                  filter);
}

struct NoteCase {
  std::string name;
  std::vector<std::string> visits;  // the first series is looked at
  std::vector<std::string> notes;
};

class NotesOnSeriesTest : public testing::TestWithParam<NoteCase> {};

TEST_P(NotesOnSeriesTest, SayWhatWasChosenOrIsNotKnown) {
  const auto trajectories = Build(GetParam().visits);

  ASSERT_FALSE(trajectories.empty());
  EXPECT_EQ(BriefNotes(trajectories[0].notes()), GetParam().notes);
}

const char kDoubt[] =
    "findings { statement: 'x' themes: 'themes/caseloads' doubts_measures: 'measures/cl-eet' "
    "speaker: SPEAKER_INSPECTORATE } ";

INSTANTIATE_TEST_SUITE_P(
    Notes, NotesOnSeriesTest,
    testing::Values(
        NoteCase{
            "None",
            {BaselineWith(Observed("value: 44")), VisitWith("v", "2016-06", Observed("value: 61"))},
            {}},
        NoteCase{"Disputed",
                 {BaselineWith(Observed("value: 44")),
                  VisitWith("v", "2016-06", Observed("value: 61") + Observed("value: 65"))},
                 {"DISPUTED v"}},
        NoteCase{"Rival",
                 {BaselineWith(), VisitWith("v", "2016-06",
                                            Observed("id: 'o1' value: 61 rival_ids: 'o2'") +
                                                Observed("id: 'o2' value: 61 "
                                                         "measure: 'measures/pa-caseload-max'"))},
                 {"DISPUTED v pa-caseload-max"}},
        NoteCase{"Approximate",
                 {BaselineWith(Observed("value: 44 qualifier: QUALIFIER_APPROXIMATE")),
                  VisitWith("v", "2016-06", Observed("value: 61"))},
                 {"APPROXIMATE b"}},
        NoteCase{"ApproximateOnlyWhereThereIsAChange",
                 {BaselineWith(Observed("value: 44 qualifier: QUALIFIER_APPROXIMATE"))},
                 {}},
        NoteCase{"BaselinePointLater",
                 {BaselineWith(), VisitWith("v", "2016-06", Observed("value: 61"))},
                 {"BASELINE_POINT_LATER v"}},
        NoteCase{"OpenDate",
                 {BaselineWith(), VisitWith("v", "2017-12",
                                            Observed("value: 11 as_of_date: '../2017-09'") +
                                                Observed("value: 13"))},
                 {"POSSIBLE v"}},
        NoteCase{"OpenDateNotChosen",
                 {BaselineWith(), VisitWith("v", "2017-12",
                                            Observed("value: 11 as_of_date: '../2015-08'") +
                                                Observed("value: 12 as_of_date: '2015-09'") +
                                                Observed("value: 13"))},
                 {"OPEN_DATE_NOT_CHOSEN v"}},
        NoteCase{"FieldworkNotDated",
                 {"name: 'b' type: VISIT_TYPE_INSPECTION published_date: '2015-07-20'",
                  VisitWith("v", "2016-06", Observed("value: 1 as_of_date: '2015-07'"))},
                 {"OTHER_CLOCK_USED b"}},
        NoteCase{
            "LaterWords",
            {BaselineWith(Observed("value: 44")),
             VisitWith("v", "2016-06", Observed("wording: 'most' qualifier: QUALIFIER_WORDED"))},
            {"LATER_VALUE_NOT_NUMERIC v"}},
        NoteCase{"LaterBound",
                 {BaselineWith(Observed("value: 44")),
                  VisitWith("v", "2016-06", Observed("value: 40 qualifier: QUALIFIER_AT_LEAST"))},
                 {"LATER_VALUE_NOT_NUMERIC v"}},
        NoteCase{"EarlierWordsNeedNoNote",
                 {BaselineWith(Observed("wording: 'few' qualifier: QUALIFIER_WORDED")),
                  VisitWith("v", "2015-09", Observed("value: 44"))},
                 {}},
        NoteCase{
            "WordsOnly",
            {BaselineWith(),
             VisitWith("v", "2016-06", Observed("wording: 'low' qualifier: QUALIFIER_WORDED"))},
            {"WORDS_ONLY v"}},
        NoteCase{"Undated",
                 {BaselineWith(Observed("value: 44")),
                  VisitWith("v", "", "baseline: 'b'" + Observed("value: 61"))},
                 {"VISIT_DATE_UNKNOWN v"}},
        NoteCase{"OrderUnknown",
                 {BaselineWith(Observed("value: 44")),
                  VisitWith("v", "2018",
                            Observed("value: 1 as_of_date: '2016'") +
                                Observed("value: 2 as_of_date: '2016-12'"))},
                 {"ORDER_UNKNOWN v"}},
        NoteCase{"UnknownMeasure",
                 {BaselineWith(), VisitWith("v", "2015-09",
                                            Observed("measure: 'measures/x' "
                                                     "value: 1"))},
                 {"UNKNOWN_REFERENCE x"}},
        NoteCase{"UnknownCohort",
                 {BaselineWith(), VisitWith("v", "2015-09",
                                            Observed("cohort: 'cohorts/x' "
                                                     "value: 1"))},
                 {"UNKNOWN_REFERENCE x"}},
        NoteCase{"KnownCohorts",
                 {BaselineWith(), VisitWith("v", "2015-09",
                                            Observed("cohort: 'age:19-21' "
                                                     "value: 1"))},
                 {}},
        NoteCase{"DoubtedUpToTheVisit",
                 {BaselineWith(Observed("value: 44")), VisitWith("v1", "2016-01", kDoubt),
                  VisitWith("v2", "2016-06", Observed("value: 61"))},
                 {"MEASURE_DOUBTED v1 cl-eet"}},
        NoteCase{"DoubtOfAnEarlierTimeOnly",
                 {BaselineWith(), VisitWith("v1", "2015-08", kDoubt),
                  VisitWith("v2", "2015-10", Observed("value: 61"))},
                 {}},
        NoteCase{"Complement",
                 {BaselineWith(Observed("value: 44")),
                  VisitWith("v", "2016-06", Observed("measure: 'measures/cl-neet' value: 20"))},
                 {"COMPLEMENT_REPORTED cl-neet"}},
        NoteCase{"UnresolvedConflict",
                 {BaselineWith(Observed("id: 'o1' value: 44") +
                               "conflicting_reports { field: 'observations[o1].value' value: '45' "
                               "source_ids: 's1' resolution: CONFLICT_RESOLUTION_UNRESOLVED } "
                               "conflicting_reports { field: 'observations[o1].value' value: '46' "
                               "source_ids: 's1' resolution: CONFLICT_RESOLUTION_MISTAKEN } "
                               "conflicting_reports { field: 'observations[o10].value' value: '47' "
                               "source_ids: 's1' resolution: CONFLICT_RESOLUTION_UNRESOLVED } ")},
                 {"CONFLICTING_REPORT b"}}),
    [](const auto& tested) { return tested.param.name; });

TEST(BuildMeasureTrajectories, GivesEverythingOfASeries) {
  const auto trajectories =
      Build({BaselineWith(), VisitWith("v", "2016-06",
                                       Observed("value: 30 as_of_date: '2015-05'") +
                                           Observed("value: 90 kind: OBSERVATION_KIND_TARGET") +
                                           Observed("value: 82"))});

  ASSERT_EQ(trajectories.size(), 1u);
  const v1::MeasureTrajectory& trajectory = trajectories[0];
  EXPECT_EQ(trajectory.measure().name(), "measures/cl-eet");
  EXPECT_EQ(trajectory.basis(), v1::SERIES_BASIS_LETTER);
  EXPECT_EQ(ValueOf(trajectory.baseline()), "30");
  EXPECT_EQ(ValueOf(trajectory.latest()), "82");
  EXPECT_EQ(trajectory.change(), 52);
  EXPECT_EQ(trajectory.relative_change(), 1.73);
  EXPECT_EQ(trajectory.change_per_month().low(), 3.72);
  EXPECT_EQ(trajectory.change_per_month().high(), 4.31);
  EXPECT_EQ(trajectory.change_per_month_since_publication().low(), 4.57);
  EXPECT_EQ(trajectory.change_per_month_since_fieldwork().low(), 4.04);
  EXPECT_EQ(trajectory.direction(), v1::DIRECTION_IMPROVED);
  EXPECT_EQ(trajectory.direction_basis(), v1::BASIS_DERIVED);
  EXPECT_EQ(trajectory.points_size(), 2);
  EXPECT_EQ(trajectory.targets_size(), 1);
}

TEST(BuildMeasureTrajectories, LeavesChangeAbsentWhereThereIsNone) {
  const auto trajectories = Build({BaselineWith(Observed("value: 30"))});

  ASSERT_EQ(trajectories.size(), 1u);
  EXPECT_FALSE(trajectories[0].has_change());
  EXPECT_FALSE(trajectories[0].has_relative_change());
  EXPECT_FALSE(trajectories[0].has_change_per_month());
}

TEST(BuildMeasureTrajectories, FilterHidesPointsAndChangesNoValue) {
  ProgressFilter filter;
  filter.days.from = absl::CivilDay(2016, 1, 1);

  const auto trajectories =
      Build({BaselineWith(Observed("value: 30")), VisitWith("v", "2016-06", Observed("value: 82"))},
            filter);

  ASSERT_EQ(trajectories.size(), 1u);
  ASSERT_EQ(trajectories[0].points_size(), 1);
  EXPECT_EQ(ValueOf(trajectories[0].points(0)), "82");
  EXPECT_EQ(ValueOf(trajectories[0].baseline()), "30");
  EXPECT_EQ(trajectories[0].change(), 52);
}

TEST(BuildMeasureTrajectories, NotesPointsThatMayLieOutside) {
  ProgressFilter filter;
  filter.days.from = absl::CivilDay(2016, 6, 15);

  const auto trajectories =
      Build({BaselineWith(Observed("value: 30")), VisitWith("v", "2016-06", Observed("value: 82"))},
            filter);

  ASSERT_EQ(trajectories.size(), 1u);
  EXPECT_THAT(BriefNotes(trajectories[0].notes()), ElementsAre("POSSIBLE v"));
}

struct ToDateCase {
  std::string name;
  std::vector<std::string> visits;
  absl::CivilDay to;
  std::string latest;
  std::string change;
  std::vector<std::string> notes;
};

class ToDateTest : public testing::TestWithParam<ToDateCase> {};

TEST_P(ToDateTest, NothingThatMayBeLaterIsCalculatedWith) {
  ProgressFilter filter;
  filter.days.to = GetParam().to;

  const auto trajectories = Build(GetParam().visits, filter);

  ASSERT_EQ(trajectories.size(), 1u);
  EXPECT_EQ(ValueOf(trajectories[0].latest()), GetParam().latest);
  EXPECT_EQ(trajectories[0].has_change() ? model::DecimalText(trajectories[0].change()) : "",
            GetParam().change);
  EXPECT_EQ(BriefNotes(trajectories[0].notes()), GetParam().notes);
}

INSTANTIATE_TEST_SUITE_P(
    Points, ToDateTest,
    testing::Values(ToDateCase{"Later",
                               {BaselineWith(Observed("value: 30")),
                                VisitWith("v", "2016-06",
                                          Observed("value: 50") +
                                              Observed("value: 82 as_of_date: '2016-11-01'"))},
                               absl::CivilDay(2016, 10, 31),
                               "50",
                               "20",
                               {}},
                    ToDateCase{"PossiblyLater",
                               {BaselineWith(Observed("value: 30")),
                                VisitWith("v", "2016-06", Observed("value: 82"))},
                               absl::CivilDay(2016, 6, 15),
                               "30",
                               "",
                               {"POSSIBLE v"}},
                    ToDateCase{"Undated",
                               {BaselineWith(Observed("value: 30")),
                                UndatedVisitWith("v", Observed("value: 82"))},
                               absl::CivilDay(2016, 6, 15),
                               "30",
                               "",
                               {"POSSIBLE v"}}),
    [](const auto& tested) { return tested.param.name; });

TEST(BuildMeasureTrajectories, LeavesOutSeriesWithoutShownPoints) {
  ProgressFilter filter;
  filter.days.from = absl::CivilDay(2017, 1, 1);

  EXPECT_THAT(Build({BaselineWith(Observed("value: 30"))}, filter), IsEmpty());
}

TEST(BuildMeasureTrajectories, GivesOnlyTheMeasuresAskedForAndTheirRivals) {
  const std::vector<std::string> visits = {
      BaselineWith(), VisitWith("v", "2016-06",
                                Observed("id: 'o1' value: 61 rival_ids: 'o2'") +
                                    Observed("id: 'o2' value: 61 measure: 'measures/cl-in-touch'") +
                                    Observed("id: 'o3' value: 61 measure: 'measures/pa-fte'"))};
  ProgressFilter filter;
  filter.measures = {"measures/cl-eet"};

  const auto trajectories = Build(visits, filter);

  ASSERT_EQ(trajectories.size(), 2u);
  EXPECT_EQ(trajectories[0].measure().name(), "measures/cl-in-touch");
  EXPECT_EQ(trajectories[1].measure().name(), "measures/cl-eet");
}

TEST(BuildMeasureTrajectories, ShowsATargetForALaterDayOnceItIsSet) {
  const std::vector<std::string> visits = {
      BaselineWith(Observed("value: 30")),
      VisitWith("v", "2016-06-27",
                Observed("value: 90 kind: OBSERVATION_KIND_TARGET as_of_date: '2018'"))};
  const auto targets = [&](absl::CivilDay to) {
    ProgressFilter filter;
    filter.days.to = to;
    return Build(visits, filter)[0].targets_size();
  };

  EXPECT_EQ(targets(absl::CivilDay(2016, 12, 31)), 1);
  EXPECT_EQ(targets(absl::CivilDay(2016, 6, 26)), 0);
}

TEST(NotesOnUnlisted, NameRivalsAndWhatMayLieOutside) {
  const History history =
      HistoryOf({BaselineWith(),
                 VisitWith("v", "2016-06",
                           Observed("id: 'o1' label: 'x' value: 4 rival_ids: 'o2'") +
                               Observed("id: 'o2' label: 'y' value: 4 as_of_date: '2016-03-01'"))});
  ProgressFilter filter;
  filter.days.to = absl::CivilDay(2016, 6, 15);

  const auto notes =
      NotesOnUnlisted(GatherObservations(Reference(), history.episodes().front()), filter);

  EXPECT_THAT(BriefNotes(notes), ElementsAre("DISPUTED v", "DISPUTED v", "POSSIBLE v"));
}

TEST(BuildUnlistedObservations, ShowsThemUnlessMeasuresAreAskedFor) {
  const History history =
      HistoryOf({BaselineWith(), VisitWith("v", "2016-06",
                                           Observed("id: 'o1' label: 'posts' value: 4") +
                                               Observed("id: 'o2' label: 'x' value: 5 "
                                                        "rival_ids: 'o3'") +
                                               Observed("id: 'o3' value: 61"))});
  ProgressFilter filter;
  filter.measures = {"measures/cl-eet"};
  const EpisodeView& episode = history.episodes().front();

  const EpisodeObservations gathered = GatherObservations(Reference(), episode);
  const auto all = BuildUnlistedObservations(gathered, {});
  const auto rivals = BuildUnlistedObservations(gathered, filter);

  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(ValueOf(all[0]), "4");
  ASSERT_EQ(rivals.size(), 1u);
  EXPECT_EQ(ValueOf(rivals[0]), "5");
  EXPECT_TRUE(rivals[0].disputed());
}

}  // namespace
}  // namespace waymark::query
