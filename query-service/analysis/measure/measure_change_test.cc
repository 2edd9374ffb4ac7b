#include "query-service/analysis/measure/measure_change.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

#include "common/model/decimal.h"
#include "query-service/analysis/episode/history.h"
#include "query-service/analysis/measure/measure_series.h"
#include "query-service/analysis/measure/measure_test_texts.h"
#include "query-service/analysis/reference_messages.h"
#include "query-service/analysis/test_visits.h"

namespace waymark::query {
namespace {

// An episode with one series, and what was chosen and computed of it.
struct Computed {
  explicit Computed(const std::vector<std::string>& visits)
      : history(HistoryOf(visits)),
        episode(history.episodes().front()),
        gathered(GatherObservations(Reference(), episode)),
        chosen(ChoosePoints(episode, gathered.series.at(0).points)),
        change(ChangeBetween(episode, gathered.series[0].points, chosen,
                             FindMeasureByName(Reference(), gathered.series[0].key.measure))) {}

  History history;
  const EpisodeView& episode;
  EpisodeObservations gathered;
  ChosenPoints chosen;
  MeasureChange change;
};

std::string TextOf(const std::optional<v1::Range>& range) {
  if (!range.has_value()) return "";
  return absl::StrCat(model::DecimalText(range->low()), "..", model::DecimalText(range->high()));
}

struct ChangeCase {
  std::string name;
  std::vector<std::string> visits;
  std::optional<double> change;
  std::optional<double> relative;
  std::string per_month;
  std::string since_publication;
  std::string since_fieldwork;
};

class ChangeBetweenTest : public testing::TestWithParam<ChangeCase> {};

TEST_P(ChangeBetweenTest, ComputesChangeAndRates) {
  const Computed computed(GetParam().visits);

  EXPECT_EQ(computed.change.change, GetParam().change);
  EXPECT_EQ(computed.change.relative_change, GetParam().relative);
  EXPECT_EQ(TextOf(computed.change.per_month), GetParam().per_month);
  EXPECT_EQ(TextOf(computed.change.per_month_since_publication), GetParam().since_publication);
  EXPECT_EQ(TextOf(computed.change.per_month_since_fieldwork), GetParam().since_fieldwork);
}

INSTANTIATE_TEST_SUITE_P(
    Changes, ChangeBetweenTest,
    testing::Values(
        // 2015-05-01 to 2015-06-30 lie 367 and 425 days before 2016-06's ends: 52 / 12.06, 52 /
        // 13.96; publication on 20 July 317 to 346 days; fieldwork to 4 June 363 to 392.
        ChangeCase{"RangeWhereDatesAreMonths",
                   {BaselineWith(),
                    VisitWith("v", "2016-06",
                              Observed("value: 30 as_of_date: '2015-05'") + Observed("value: 82"))},
                   52,
                   1.73,
                   "3.72..4.31",
                   "4.57..4.99",
                   "4.04..4.36"},
        // 366 days are 12.0246 months.
        ChangeCase{"ExactBetweenDays",
                   {BaselineWith(), VisitWith("v", "2016-06-01",
                                              Observed("value: 40 as_of_date: '2015-06-01'") +
                                                  Observed("value: 28"))},
                   -12,
                   -0.3,
                   "-0.998..-0.998",
                   "-1.15..-1.15",
                   "-1.01..-1.01"},
        ChangeCase{"OnlyTheChangeIsRoundedToTheFewerDecimals",
                   {BaselineWith(Observed("value: 44")),
                    VisitWith("v", "2016-06", Observed("value: 61.5"))},
                   18,
                   0.398,
                   "1.28..1.47",
                   "1.54..1.68",
                   "1.36..1.47"},
        ChangeCase{
            "NoRelativeChangeFromZero",
            {BaselineWith(Observed("value: 0")), VisitWith("v", "2016-06", Observed("value: 0"))},
            0,
            std::nullopt,
            "0..0",
            "0..0",
            "0..0"},
        ChangeCase{
            "NoRateFromAnOpenDate",
            {BaselineWith(), VisitWith("v", "2017-12",
                                       Observed("measure: 'measures/pa-fte' value: 11 "
                                                "as_of_date: '../2017-09'") +
                                           Observed("measure: 'measures/pa-fte' value: 13"))},
            2,
            0.182,
            "",
            "",
            ""},
        ChangeCase{"NoRateFromTheBaselineWhereThePointIsLater",
                   {BaselineWith(), VisitWith("v1", "2016-06-01", Observed("value: 40")),
                    VisitWith("v2", "2017-06-01", Observed("value: 52"))},
                   12,
                   0.3,
                   "1..1",
                   "",
                   ""},
        ChangeCase{
            "NoRateToAnUndatedPoint",
            {BaselineWith(Observed("value: 10")), UndatedVisitWith("v", Observed("value: 22"))},
            12,
            1.2,
            "",
            "",
            ""},
        ChangeCase{"NoneOfOnePoint",
                   {BaselineWith(Observed("value: 10"))},
                   std::nullopt,
                   std::nullopt,
                   "",
                   "",
                   ""},
        ChangeCase{"NoneWhereTheOrderIsNotKnown",
                   {BaselineWith(), VisitWith("v", "2017",
                                              Observed("value: 10 as_of_date: '2015'") +
                                                  Observed("value: 12 as_of_date: "
                                                           "'2015-12'"))},
                   std::nullopt,
                   std::nullopt,
                   "",
                   "",
                   ""},
        ChangeCase{"NoneToABound",
                   {BaselineWith(Observed("value: 10")),
                    VisitWith("v", "2016-06", Observed("value: 80 qualifier: QUALIFIER_AT_LEAST"))},
                   std::nullopt,
                   std::nullopt,
                   "",
                   "",
                   ""},
        ChangeCase{"NoneOfAStatedChange",
                   {BaselineWith(Observed("value: 10")),
                    VisitWith("v", "2016-06",
                              Observed("stated_change: 5 stated_change_form: "
                                       "CHANGE_FORM_IN_UNIT"))},
                   std::nullopt,
                   std::nullopt,
                   "",
                   "",
                   ""}),
    [](const auto& tested) { return tested.param.name; });

struct DirectionCase {
  std::string name;
  std::vector<std::string> visits;
  v1::Direction direction;
  v1::Basis basis;
};

class DirectionOfSeriesTest : public testing::TestWithParam<DirectionCase> {};

TEST_P(DirectionOfSeriesTest, ComesFromFiguresElseFromWords) {
  const Computed computed(GetParam().visits);

  EXPECT_EQ(computed.change.direction, GetParam().direction);
  EXPECT_EQ(computed.change.basis, GetParam().basis);
}

INSTANTIATE_TEST_SUITE_P(
    Directions, DirectionOfSeriesTest,
    testing::Values(
        DirectionCase{
            "HigherIsBetter",
            {BaselineWith(Observed("value: 44")), VisitWith("v", "2016-06", Observed("value: 61"))},
            v1::DIRECTION_IMPROVED,
            v1::BASIS_DERIVED},
        DirectionCase{"ADifferenceThatRoundsToNothing",
                      {BaselineWith(Observed("value: 44")),
                       VisitWith("v", "2016-06", Observed("value: 44.4"))},
                      v1::DIRECTION_IMPROVED,
                      v1::BASIS_DERIVED},
        DirectionCase{
            "LowerIsBetter",
            {BaselineWith(Observed("measure: 'measures/cl-neet' value: 44")),
             VisitWith("v", "2016-06", Observed("measure: 'measures/cl-neet' value: 61"))},
            v1::DIRECTION_DECLINED,
            v1::BASIS_DERIVED},
        DirectionCase{
            "NoChange",
            {BaselineWith(Observed("value: 44")), VisitWith("v", "2016-06", Observed("value: 44"))},
            v1::DIRECTION_UNCHANGED,
            v1::BASIS_DERIVED},
        DirectionCase{
            "MeasureWithoutBetterHasNone",
            {BaselineWith(Observed("measure: 'measures/cl-total' value: 44")),
             VisitWith("v", "2016-06", Observed("measure: 'measures/cl-total' value: 61"))},
            v1::DIRECTION_UNSPECIFIED,
            v1::BASIS_UNSPECIFIED},
        DirectionCase{"UnknownMeasureHasNone",
                      {BaselineWith(Observed("measure: 'measures/x' value: 44")),
                       VisitWith("v", "2016-06", Observed("measure: 'measures/x' value: 61"))},
                      v1::DIRECTION_UNSPECIFIED,
                      v1::BASIS_UNSPECIFIED},
        DirectionCase{
            "FiguresBeforeWords",
            {BaselineWith(Observed("value: 44")), VisitWith("v1", "2016-06", Observed("value: 61")),
             VisitWith("v2", "2016-09", Observed("movement: MOVEMENT_FELL"))},
            v1::DIRECTION_IMPROVED,
            v1::BASIS_DERIVED},
        DirectionCase{
            "LastMovementTold",
            {BaselineWith(), VisitWith("v1", "2016-06", Observed("movement: MOVEMENT_FELL")),
             VisitWith("v2", "2016-09", Observed("movement: MOVEMENT_ROSE"))},
            v1::DIRECTION_IMPROVED,
            v1::BASIS_STATED},
        DirectionCase{"MovementsOfOneDateDiffer",
                      {BaselineWith(),
                       VisitWith("v1", "2016-06",
                                 Observed("movement: MOVEMENT_FELL") + Observed("movement: "
                                                                                "MOVEMENT_ROSE"))},
                      v1::DIRECTION_MIXED,
                      v1::BASIS_STATED},
        DirectionCase{"MovementAtTheOnlyVisitThoughUndated",
                      {BaselineWith(), UndatedVisitWith("v", Observed("movement: MOVEMENT_ROSE"))},
                      v1::DIRECTION_IMPROVED,
                      v1::BASIS_STATED},
        DirectionCase{"MovementAtAnUndatedVisitOfSeveral",
                      {BaselineWith(), UndatedVisitWith("v1", Observed("movement: MOVEMENT_ROSE")),
                       VisitWith("v2", "2016-06")},
                      v1::DIRECTION_UNSPECIFIED,
                      v1::BASIS_UNSPECIFIED},
        DirectionCase{
            "BoundAboveTheBaseline",
            {BaselineWith(Observed("value: 44")),
             VisitWith("v", "2016-06", Observed("value: 60 qualifier: QUALIFIER_AT_LEAST"))},
            v1::DIRECTION_IMPROVED,
            v1::BASIS_DERIVED},
        // Which of the two figures is the later is not known, so they make no change.
        DirectionCase{"BoundAfterTwoFigures",
                      {BaselineWith(),
                       VisitWith("v1", "2016-06",
                                 Observed("value: 44 as_of_date: '2016'") +
                                     Observed("value: 45 as_of_date: '2016-05'")),
                       VisitWith("v2", "2017-06",
                                 Observed("value: 60 qualifier: "
                                          "QUALIFIER_AT_LEAST"))},
                      v1::DIRECTION_IMPROVED,
                      v1::BASIS_DERIVED},
        DirectionCase{"NoBoundBeforeTheLastFigure",
                      {BaselineWith(),
                       VisitWith("v1", "2016-01",
                                 Observed("value: 60 qualifier: "
                                          "QUALIFIER_AT_LEAST")),
                       VisitWith("v2", "2016-12",
                                 Observed("value: 44 as_of_date: '2016-07-01/..'") +
                                     Observed("value: 45 as_of_date: '2016-08'"))},
                      v1::DIRECTION_UNSPECIFIED,
                      v1::BASIS_UNSPECIFIED},
        DirectionCase{"NoMovementBeforeTheLastFigure",
                      {BaselineWith(),
                       VisitWith("v1", "2016-01",
                                 Observed("movement: "
                                          "MOVEMENT_ROSE")),
                       VisitWith("v2", "2016-12",
                                 Observed("value: 44 as_of_date: '2016-07'") +
                                     Observed("value: 45 as_of_date: '2016-07-10'"))},
                      v1::DIRECTION_UNSPECIFIED,
                      v1::BASIS_UNSPECIFIED},
        DirectionCase{
            "BoundThatSaysNothing",
            {BaselineWith(Observed("value: 44")),
             VisitWith("v", "2016-06", Observed("value: 40 qualifier: QUALIFIER_AT_LEAST"))},
            v1::DIRECTION_UNSPECIFIED,
            v1::BASIS_UNSPECIFIED}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace waymark::query
