#include "query-service/commands/reports/progress/measure_chart.h"

#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::query::client {
namespace {

v1::MeasureTrajectory Series(const std::string& text) {
  return ParseText<v1::MeasureTrajectory>("measure { unit: MEASURE_UNIT_PERCENT } " + text);
}

constexpr char kTwoFigures[] = R"pb(
  points {
    observation { value: 30 as_of_date: "2015-05" }
    earliest_date: "2015-05-01"
    latest_date: "2015-05-31"
  }
  points {
    observation { value: 82 qualifier: QUALIFIER_APPROXIMATE as_of_date: "2016-06" }
    earliest_date: "2016-06-01"
    latest_date: "2016-06-30"
    disputed: true
  }
)pb";

TEST(MeasureChartTest, DrawsFiguresOnAnAxisFromNothingToAll) {
  const auto chart = ChartOf(Series(kTwoFigures));

  ASSERT_TRUE(chart.has_value());
  EXPECT_EQ(chart->top, 100);
  ASSERT_EQ(chart->marks.size(), 2U);
  EXPECT_EQ(chart->marks[0].value, 30);
  EXPECT_EQ(chart->marks[0].date, "2015-05");
  EXPECT_EQ(chart->marks[1].kind, ChartMark::Kind::kApproximate);
  EXPECT_TRUE(chart->marks[1].disputed);
}

TEST(MeasureChartTest, KeepsWordsAndBoundsOffTheAxisAndCountsWhatHasNoDate) {
  const auto chart = ChartOf(Series(std::string(kTwoFigures) + R"pb(
    points {
      observation { wording: "most" as_of_date: "2016" }
      earliest_date: "2016-01-01"
      latest_date: "2016-12-31"
    }
    points {
      observation { value: 90 }
      latest_date: "2016-12-31"
    }
  )pb"));

  ASSERT_TRUE(chart.has_value());
  EXPECT_EQ(chart->marks.size(), 2U);
  ASSERT_EQ(chart->asides.size(), 1U);
  EXPECT_EQ(chart->asides[0].text, "'most'");
  EXPECT_EQ(chart->undrawn, 1);
}

TEST(MeasureChartTest, MarksTargetsAsSuch) {
  const auto chart = ChartOf(Series(std::string(kTwoFigures) + R"pb(
    targets {
      observation { value: 95 kind: OBSERVATION_KIND_TARGET }
      earliest_date: "2017-01-01"
      latest_date: "2017-12-31"
    }
  )pb"));

  ASSERT_TRUE(chart.has_value());
  EXPECT_EQ(chart->marks.back().kind, ChartMark::Kind::kTarget);
}

TEST(MeasureChartTest, NeedsTwoFiguresThatAreNoTargets) {
  EXPECT_FALSE(ChartOf(Series(R"pb(
                 points {
                   observation { value: 30 }
                   earliest_date: "2015-05-01"
                   latest_date: "2015-05-31"
                 }
                 targets {
                   observation { value: 95 kind: OBSERVATION_KIND_TARGET }
                   earliest_date: "2017-01-01"
                   latest_date: "2017-12-31"
                 }
               )pb"))
                   .has_value());
}

}  // namespace
}  // namespace waymark::query::client
