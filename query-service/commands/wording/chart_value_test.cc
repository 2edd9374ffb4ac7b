#include "query-service/commands/wording/chart_value.h"

#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::query::client {
namespace {

TEST(IsPlottedTest, OnlyFiguresHaveAPlaceOnAnAxis) {
  struct Case {
    const char* observation;
    bool want;
  };
  for (const Case& c : {Case{"value: 0", true},
                        {"value: 82 qualifier: QUALIFIER_EXACT", true},
                        {"value: 82 qualifier: QUALIFIER_APPROXIMATE", true},
                        {"value: 82 qualifier: QUALIFIER_AT_LEAST", false},
                        {"value: 33 qualifier: QUALIFIER_WORDED wording: 'a third'", false},
                        {"value: 20 upper_value: 25", false},
                        {"value: inf", false},
                        {"value: -1", false},
                        {"wording: 'most'", false}}) {
    EXPECT_EQ(IsPlotted(ParseText<v1::Observation>(c.observation)), c.want) << c.observation;
  }
}

TEST(DaysOfTest, AnOpenEndGivesNone) {
  const auto days = DaysOf(
      ParseText<v1::ObservationPoint>("earliest_date: '2016-06-01' latest_date: '2016-06-30'"));

  ASSERT_TRUE(days.has_value());
  EXPECT_EQ(days->first, absl::CivilDay(2016, 6, 1));
  EXPECT_EQ(days->last, absl::CivilDay(2016, 6, 30));
  for (const char* point : {"", "latest_date: '2016-06-30'", "earliest_date: '2016-06-30'",
                            "earliest_date: '2016-07-01' latest_date: '2016-06-30'"}) {
    EXPECT_FALSE(DaysOf(ParseText<v1::ObservationPoint>(point)).has_value()) << point;
  }
}

TEST(AxisTopOfTest, OfPercentIsAHundred) {
  EXPECT_EQ(AxisTopOf(v1::MEASURE_UNIT_PERCENT, 12), 100);
  EXPECT_EQ(AxisTopOf(v1::MEASURE_UNIT_PERCENT, 120), 200);
  EXPECT_EQ(AxisTopOf(v1::MEASURE_UNIT_COUNT, 12), 20);
}

}  // namespace
}  // namespace waymark::query::client
