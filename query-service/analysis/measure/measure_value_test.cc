#include "query-service/analysis/measure/measure_value.h"

#include <limits>
#include <string>

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

namespace waymark::query {
namespace {

v1::Observation ObservationOf(const std::string& text) {
  v1::Observation observation;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &observation)) << text;
  return observation;
}

reference::Measure MeasureOf(reference::MeasureUnit unit, reference::Better better) {
  reference::Measure measure;
  measure.unit = unit;
  measure.better = better;
  return measure;
}

struct KindCase {
  std::string name;
  std::string text;
  bool is_numeric;
  bool is_bound;
};

class KindOfValueTest : public testing::TestWithParam<KindCase> {};

TEST_P(KindOfValueTest, TellsFiguresFromBoundsAndWords) {
  const v1::Observation observation = ObservationOf(GetParam().text);

  EXPECT_EQ(IsNumeric(observation), GetParam().is_numeric);
  EXPECT_EQ(IsBound(observation), GetParam().is_bound);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, KindOfValueTest,
    testing::Values(
        KindCase{"Exact", "value: 82 qualifier: QUALIFIER_EXACT", true, false},
        KindCase{"ZeroIsAFigure", "value: 0 qualifier: QUALIFIER_EXACT", true, false},
        KindCase{"Approximate", "value: 82 qualifier: QUALIFIER_APPROXIMATE", true, false},
        KindCase{"NotSaid", "value: 82", true, false},
        KindCase{"AtLeast", "value: 82 qualifier: QUALIFIER_AT_LEAST", false, true},
        KindCase{"MoreThan", "value: 82 qualifier: QUALIFIER_MORE_THAN", false, true},
        KindCase{"AtMost", "value: 82 qualifier: QUALIFIER_AT_MOST", false, true},
        KindCase{"LessThan", "value: 82 qualifier: QUALIFIER_LESS_THAN", false, true},
        KindCase{"RangeIsNoFigure", "value: 10 upper_value: 12 qualifier: QUALIFIER_EXACT", false,
                 true},
        KindCase{"WordedSizeIsNoFigureEvenWithAValue",
                 "value: 33 wording: 'a third' qualifier: QUALIFIER_WORDED", false, false},
        KindCase{"Words", "wording: 'most' qualifier: QUALIFIER_WORDED", false, false},
        KindCase{"ExactWithoutAValue", "qualifier: QUALIFIER_EXACT", false, false},
        KindCase{"StatedChangeIsNoLevel",
                 "stated_change: 5 stated_change_form: CHANGE_FORM_IN_UNIT", false, false}),
    [](const auto& tested) { return tested.param.name; });

TEST(KindOfValue, NumberThatIsNotFiniteIsNoFigure) {
  v1::Observation observation;
  observation.set_value(std::numeric_limits<double>::quiet_NaN());

  EXPECT_FALSE(IsNumeric(observation));
  EXPECT_FALSE(IsBound(observation));
}

struct PairCase {
  std::string name;
  std::string a;
  std::string b;
  bool same;
  bool contradict;
};

class PairOfValuesTest : public testing::TestWithParam<PairCase> {};

TEST_P(PairOfValuesTest, AgreeContradictOrNeither) {
  const v1::Observation a = ObservationOf(GetParam().a);
  const v1::Observation b = ObservationOf(GetParam().b);

  EXPECT_EQ(SaySame(a, b), GetParam().same);
  EXPECT_EQ(SaySame(b, a), GetParam().same);
  EXPECT_EQ(Contradict(a, b), GetParam().contradict);
  EXPECT_EQ(Contradict(b, a), GetParam().contradict);
}

INSTANTIATE_TEST_SUITE_P(
    Pairs, PairOfValuesTest,
    testing::Values(
        PairCase{"EqualFigures", "value: 82", "value: 82", true, false},
        PairCase{"EqualOnceRoundedToTheFewerDecimals", "value: 82", "value: 81.6", true, false},
        PairCase{"DifferentOnceRounded", "value: 82", "value: 81.4", false, true},
        PairCase{"ApproximateEqual", "value: 80 qualifier: QUALIFIER_APPROXIMATE", "value: 80",
                 true, false},
        PairCase{"FigureInsideABound", "value: 82", "value: 80 qualifier: QUALIFIER_AT_LEAST",
                 false, false},
        PairCase{"FigureOutsideABound", "value: 79", "value: 80 qualifier: QUALIFIER_AT_LEAST",
                 false, true},
        PairCase{"FigureAtAnExclusiveBoundMayBeRounded", "value: 80",
                 "value: 80 qualifier: QUALIFIER_MORE_THAN", false, false},
        PairCase{"BoundsThatExcludeEachOther", "value: 80 qualifier: QUALIFIER_AT_LEAST",
                 "value: 70 qualifier: QUALIFIER_AT_MOST", false, true},
        PairCase{"BoundsAtOneNumberThatOneLeavesOut", "value: 80 qualifier: QUALIFIER_AT_LEAST",
                 "value: 80 qualifier: QUALIFIER_LESS_THAN", false, true},
        PairCase{"BoundsAtOneNumberThatBothTakeIn", "value: 80 qualifier: QUALIFIER_AT_LEAST",
                 "value: 80 qualifier: QUALIFIER_AT_MOST", false, false},
        PairCase{"SameBound", "value: 80 qualifier: QUALIFIER_AT_LEAST",
                 "value: 80 qualifier: QUALIFIER_AT_LEAST", true, false},
        PairCase{"FigureInsideARange", "value: 11", "value: 10 upper_value: 12", false, false},
        PairCase{"SameWords", "wording: 'low' qualifier: QUALIFIER_WORDED",
                 "wording: 'low' qualifier: QUALIFIER_WORDED", true, false},
        PairCase{"WordsContradictNothing", "wording: 'low' qualifier: QUALIFIER_WORDED",
                 "value: 99", false, false},
        PairCase{"OtherWords", "wording: 'low' qualifier: QUALIFIER_WORDED",
                 "wording: 'most' qualifier: QUALIFIER_WORDED", false, false},
        PairCase{"OtherMovement", "movement: MOVEMENT_ROSE", "movement: MOVEMENT_FELL", false,
                 false}),
    [](const auto& tested) { return tested.param.name; });

struct MovementCase {
  std::string name;
  std::string text;
  v1::Movement movement;
};

class ToldMovementTest : public testing::TestWithParam<MovementCase> {};

TEST_P(ToldMovementTest, IsTheMovementOrTheSignOfTheStatedChange) {
  EXPECT_EQ(ToldMovement(ObservationOf(GetParam().text)), GetParam().movement);
}

INSTANTIATE_TEST_SUITE_P(
    Movements, ToldMovementTest,
    testing::Values(MovementCase{"Movement", "movement: MOVEMENT_FELL", v1::MOVEMENT_FELL},
                    MovementCase{"Rise", "stated_change: 0.2", v1::MOVEMENT_ROSE},
                    MovementCase{"Fall", "stated_change: -3", v1::MOVEMENT_FELL},
                    MovementCase{"NoChange", "stated_change: 0", v1::MOVEMENT_UNCHANGED},
                    MovementCase{"AgainstThePlan",
                                 "movement: MOVEMENT_FELL comparator: COMPARATOR_PLAN",
                                 v1::MOVEMENT_UNSPECIFIED},
                    MovementCase{"AgainstTheNationalFigure",
                                 "movement: MOVEMENT_FELL comparator: COMPARATOR_NATIONAL",
                                 v1::MOVEMENT_UNSPECIFIED},
                    MovementCase{"AgainstTheBaseline",
                                 "movement: MOVEMENT_ROSE comparator: COMPARATOR_BASELINE",
                                 v1::MOVEMENT_ROSE},
                    MovementCase{"Nothing", "value: 3", v1::MOVEMENT_UNSPECIFIED}),
    [](const auto& tested) { return tested.param.name; });

TEST(DirectionOf, FollowsTheMeasuresBetter) {
  const auto percent = reference::MeasureUnit::kPercent;
  const reference::Measure higher = MeasureOf(percent, reference::Better::kHigher);
  const reference::Measure lower = MeasureOf(percent, reference::Better::kLower);
  const reference::Measure none = MeasureOf(percent, reference::Better::kNone);

  EXPECT_EQ(DirectionOf(v1::MOVEMENT_ROSE, &higher), v1::DIRECTION_IMPROVED);
  EXPECT_EQ(DirectionOf(v1::MOVEMENT_FELL, &higher), v1::DIRECTION_DECLINED);
  EXPECT_EQ(DirectionOf(v1::MOVEMENT_ROSE, &lower), v1::DIRECTION_DECLINED);
  EXPECT_EQ(DirectionOf(v1::MOVEMENT_FELL, &lower), v1::DIRECTION_IMPROVED);
  EXPECT_EQ(DirectionOf(v1::MOVEMENT_UNCHANGED, &lower), v1::DIRECTION_UNCHANGED);
  EXPECT_EQ(DirectionOf(v1::MOVEMENT_UNSPECIFIED, &lower), v1::DIRECTION_UNSPECIFIED);
  EXPECT_EQ(DirectionOf(v1::MOVEMENT_ROSE, &none), v1::DIRECTION_UNSPECIFIED);
  EXPECT_EQ(DirectionOf(v1::MOVEMENT_ROSE, nullptr), v1::DIRECTION_UNSPECIFIED);
}

struct TextCase {
  std::string name;
  std::string text;
  reference::MeasureUnit unit;
  std::string want;
};

class ValueTextTest : public testing::TestWithParam<TextCase> {};

TEST_P(ValueTextTest, ReadsAsTheSourceGaveIt) {
  const reference::Measure measure = MeasureOf(GetParam().unit, reference::Better::kHigher);

  EXPECT_EQ(ValueText(ObservationOf(GetParam().text), &measure), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, ValueTextTest,
    testing::Values(
        TextCase{"Percent", "value: 82.5", reference::MeasureUnit::kPercent, "82.5 %"},
        TextCase{"About", "value: 11 qualifier: QUALIFIER_APPROXIMATE",
                 reference::MeasureUnit::kFte, "about 11 FTE"},
        TextCase{"AtLeast", "value: 80 qualifier: QUALIFIER_AT_LEAST",
                 reference::MeasureUnit::kPercent, "at least 80 %"},
        TextCase{"Range", "value: 10 upper_value: 12", reference::MeasureUnit::kCount, "10 to 12"},
        TextCase{"WordsAndMovement", "wording: 'too high' movement: MOVEMENT_FELL",
                 reference::MeasureUnit::kPercent, "'too high', fell"},
        TextCase{"Points", "stated_change: -5 stated_change_form: CHANGE_FORM_IN_UNIT",
                 reference::MeasureUnit::kPercent, "a fall of 5 percentage points"},
        TextCase{"Share", "stated_change: 0.2 stated_change_form: CHANGE_FORM_RELATIVE",
                 reference::MeasureUnit::kPercent, "a rise of 0.2 of the earlier value"},
        TextCase{"Nothing", "", reference::MeasureUnit::kPercent, "no words or figure"}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace waymark::query
