#include "query-service/commands/document/charts.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::query::client {
namespace {

using testing::ElementsAre;

constexpr absl::CivilDay kNewYear(2016, 1, 1);

Days Day(int offset) { return {kNewYear + offset, kNewYear + offset}; }

TEST(DaysOfTest, SpansFiguresAndWords) {
  SeriesChart chart;
  chart.marks.push_back({.days = Day(10), .text = "", .date = ""});
  chart.asides.push_back({.days = {kNewYear + 3, kNewYear + 50}, .text = "", .date = ""});

  EXPECT_EQ(DaysOf(chart).first, kNewYear + 3);
  EXPECT_EQ(DaysOf(chart).last, kNewYear + 50);
}

TEST(PlaceInTest, IsToScale) {
  const Days range{kNewYear, kNewYear + 100};

  EXPECT_EQ(PlaceIn(range, Day(0)), 0);
  EXPECT_EQ(PlaceIn(range, Day(25)), 0.25);
  EXPECT_EQ(PlaceIn(range, {kNewYear + 40, kNewYear + 80}), 0.6);
  EXPECT_EQ(PlaceIn(Day(3), Day(3)), 0.5);
}

TEST(AxisTopTest, IsARoundNumberThatTheLargestFitsUnder) {
  struct Case {
    double largest, want;
  };
  for (const auto& [largest, want] : {Case{0, 1},
                                      {0.3, 0.5},
                                      {1, 1},
                                      {11, 20},
                                      {21, 25},
                                      {38, 50},
                                      {51, 100},
                                      {100, 100},
                                      {1200, 2000}}) {
    EXPECT_DOUBLE_EQ(AxisTop(largest), want) << largest;
  }
}

TEST(AxisMarksTest, AreWholeNumbersWhereTheyCanBe) {
  EXPECT_THAT(AxisMarks(100), ElementsAre(0, 25, 50, 75, 100));
  EXPECT_THAT(AxisMarks(10), ElementsAre(0, 2, 4, 6, 8, 10));
  EXPECT_THAT(AxisMarks(2), ElementsAre(0, 1, 2));
  EXPECT_THAT(AxisMarks(1), ElementsAre(0, 1));
  EXPECT_THAT(AxisMarks(0.5), ElementsAre(0, 0.125, 0.25, 0.375, 0.5));
}

}  // namespace
}  // namespace waymark::query::client
