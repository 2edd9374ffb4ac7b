#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/episode/history.h"
#include "query-service/analysis/measure/measure_change.h"
#include "query-service/analysis/measure/measure_series.h"
#include "query-service/analysis/measure/measure_test_texts.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

std::string TextOf(const MeasurePoint* point) {
  return point == nullptr ? "" : ValueOf(PointMessage(*point));
}

struct ChosenCase {
  std::string name;
  std::vector<std::string> visits;
  std::string baseline;  // "later" and "open" after it where it is so
  std::string latest;
};

class ChoosePointsTest : public testing::TestWithParam<ChosenCase> {};

TEST_P(ChoosePointsTest, FindsThenAndNow) {
  const History history = HistoryOf(GetParam().visits);
  const EpisodeView& episode = history.episodes().front();
  const EpisodeObservations gathered = GatherObservations(Reference(), episode);

  const ChosenPoints chosen = ChoosePoints(episode, gathered.series.at(0).points);

  EXPECT_EQ(absl::StrCat(TextOf(chosen.baseline), chosen.baseline_is_later ? " later" : "",
                         chosen.baseline_is_open_dated ? " open" : ""),
            GetParam().baseline);
  EXPECT_EQ(TextOf(chosen.latest), GetParam().latest);
}

// Fieldwork is 2015-05-11 to 2015-06-04.
INSTANTIATE_TEST_SUITE_P(
    Baseline, ChoosePointsTest,
    testing::Values(
        ChosenCase{
            "TheBaselinesOwn",
            {BaselineWith(Observed("value: 10")), VisitWith("v", "2016-06", Observed("value: 22"))},
            "10",
            "22"},
        ChosenCase{
            "AsOfTheBaseline",
            {BaselineWith(),
             VisitWith("v", "2016-06",
                       Observed("value: 10 as_of_event: AS_OF_EVENT_BASELINE") +
                           Observed("value: 9 as_of_date: '2015-05'") + Observed("value: 22"))},
            "10",
            "22"},
        ChosenCase{"TheNearest",
                   {BaselineWith(), VisitWith("v", "2016-06",
                                              Observed("value: 1 as_of_date: '2015-01'") +
                                                  Observed("value: 2 as_of_date: '2015-08'") +
                                                  Observed("value: 3"))},
                   "2",
                   "3"},
        ChosenCase{"OverlappingIsNearest",
                   {BaselineWith(),
                    VisitWith("v", "2016-06",
                              Observed("value: 1 as_of_date: '2015-05-10'") +
                                  Observed("value: 2 as_of_date: '2015'") + Observed("value: 3"))},
                   "2",
                   "3"},
        ChosenCase{"SixMonthsBeforeIsNearEnough",
                   {BaselineWith(), VisitWith("v", "2016-06",
                                              Observed("value: 1 as_of_date: '2014-11-11'") +
                                                  Observed("value: 3"))},
                   "1",
                   "3"},
        ChosenCase{"ADayMoreIsNot",
                   {BaselineWith(), VisitWith("v", "2016-06",
                                              Observed("value: 1 as_of_date: '2014-11-10'") +
                                                  Observed("value: 3"))},
                   "3 later",
                   "3"},
        ChosenCase{"ElseTheFirstAfter",
                   {BaselineWith(), VisitWith("v1", "2016-06", Observed("value: 1")),
                    VisitWith("v2", "2016-09", Observed("value: 2"))},
                   "1 later",
                   "2"},
        ChosenCase{"OpenStartOverlaps",
                   {BaselineWith(), VisitWith("v", "2017-12",
                                              Observed("value: 11 as_of_date: '../2017-09'") +
                                                  Observed("value: 13"))},
                   "11 open",
                   "13"},
        ChosenCase{"OpenStartOnlyWhereNoOtherQualifies",
                   {BaselineWith(), VisitWith("v", "2017-12",
                                              Observed("value: 11 as_of_date: '../2017-09'") +
                                                  Observed("value: 5 as_of_date: '2015-09'") +
                                                  Observed("value: 13"))},
                   "5",
                   "13"},
        ChosenCase{"VisitKnownByItsPublicationIsNotNear",
                   {BaselineWith(),
                    VisitWith("v", "", "published_date: '2016-01-20'" + Observed("value: 7"))},
                   "7 later",
                   "7"},
        ChosenCase{"NorIsTheNextInspectionKnownByItsPublication",
                   {BaselineWith(), VisitWith("v", "2016-06", Observed("value: 7")),
                    "name: 'b2' type: VISIT_TYPE_INSPECTION published_date: '2018-05-20' " +
                        Observed("value: 21")},
                   "7 later",
                   "21"},
        ChosenCase{
            "FieldworkOfOpenStartIsItsLastDay",
            {"name: 'b' type: VISIT_TYPE_INSPECTION end_date: '2018-04-26'",
             VisitWith("v", "2018-09",
                       Observed("value: 1 as_of_date: '2015-03'") +
                           Observed("value: 2 as_of_date: '2018-06'") + Observed("value: 3"))},
            "2",
            "3"},
        ChosenCase{"PublicationWhereFieldworkIsNotDated",
                   {"name: 'b' type: VISIT_TYPE_INSPECTION published_date: '2015-07-20'",
                    VisitWith("v", "2016-06",
                              Observed("value: 1 as_of_date: '2015-03'") + Observed("value: 3"))},
                   "1",
                   "3"},
        ChosenCase{
            "WithoutABaselineNone", {VisitWith("v", "2016-06", Observed("value: 3"))}, "", "3"},
        ChosenCase{
            "OfAnUndatedBaselineOnlyItsOwn",
            {"name: 'b' type: VISIT_TYPE_INSPECTION",
             VisitWith("v", "2016-06",
                       "baseline: 'b'" + Observed("value: 10 as_of_event: AS_OF_EVENT_BASELINE") +
                           Observed("value: 22"))},
            "10",
            "22"}),
    [](const auto& tested) { return tested.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Latest, ChoosePointsTest,
    testing::Values(
        ChosenCase{
            "NotABound",
            {BaselineWith(Observed("value: 10")), VisitWith("v1", "2016-01", Observed("value: 11")),
             VisitWith("v2", "2016-06", Observed("value: 80 qualifier: QUALIFIER_AT_LEAST"))},
            "10",
            "11"},
        ChosenCase{"NotATarget",
                   {BaselineWith(Observed("value: 10")),
                    VisitWith("v", "2016-06", Observed("value: 90 kind: OBSERVATION_KIND_TARGET"))},
                   "10",
                   "10"},
        ChosenCase{"NotWhatLiesBeforeTheEpisode",
                   {BaselineWith(Observed("value: 10 as_of_date: '2015-03'"))},
                   "10",
                   ""},
        ChosenCase{"NotDisputed",
                   {BaselineWith(Observed("value: 10")),
                    VisitWith("v", "2016-06", Observed("value: 20") + Observed("value: 25"))},
                   "10",
                   "10"},
        ChosenCase{
            "TheInspectoratesOfDisputed",
            {BaselineWith(Observed("value: 10")),
             VisitWith("v", "2016-06",
                       Observed("value: 20") + Observed("value: 25 speaker: SPEAKER_PRESS"))},
            "10",
            "20"},
        ChosenCase{
            "UndatedWhereItIsKnownLast",
            {BaselineWith(Observed("value: 10")), UndatedVisitWith("v", Observed("value: 22"))},
            "10",
            "22"},
        ChosenCase{"UndatedWhereNoOtherVisitHasAFigure",
                   {BaselineWith(Observed("value: 10")),
                    UndatedVisitWith("v1", Observed("value: 22")), VisitWith("v2", "2016-06")},
                   "10",
                   "22"},
        ChosenCase{
            "DatedWhereAnUndatedMayBeEarlier",
            {BaselineWith(Observed("value: 10")), UndatedVisitWith("v1", Observed("value: 22")),
             VisitWith("v2", "2016-06", Observed("value: 15"))},
            "10",
            "15"},
        ChosenCase{"NoneOfTwoUndated",
                   {BaselineWith(), UndatedVisitWith("v1", Observed("value: 22")),
                    UndatedVisitWith("v2", Observed("value: 15"))},
                   "",
                   ""}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace waymark::query
