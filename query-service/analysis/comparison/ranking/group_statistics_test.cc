#include "query-service/analysis/comparison/ranking/group_statistics.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace waymark::query {
namespace {

struct Case {
  std::string name;
  std::vector<double> figures;
  double min, lower, median, upper, max, mean;
};

class GroupStatisticsTest : public testing::TestWithParam<Case> {};

TEST_P(GroupStatisticsTest, AreThoseOfRType7) {
  const v1::GroupStatistics statistics = GroupStatisticsOf(GetParam().figures);

  EXPECT_EQ(statistics.n(), static_cast<int>(GetParam().figures.size()));
  EXPECT_EQ(statistics.min(), GetParam().min);
  EXPECT_EQ(statistics.lower_quartile(), GetParam().lower);
  EXPECT_EQ(statistics.median(), GetParam().median);
  EXPECT_EQ(statistics.upper_quartile(), GetParam().upper);
  EXPECT_EQ(statistics.max(), GetParam().max);
  EXPECT_EQ(statistics.mean(), GetParam().mean);
}

// By hand: the figure at place (n - 1) p of the sorted ones, counted from 0, and between two of
// them as far as the place lies between.
INSTANTIATE_TEST_SUITE_P(
    Groups, GroupStatisticsTest,
    testing::Values(
        // Places 0.75, 1.5, 2.25.
        Case{"Four", {4, 1, 3, 2}, 1, 1.75, 2.5, 3.25, 4, 2.5},
        // Places 1, 2, 3.
        Case{"Five", {10, 20, 30, 40, 100}, 10, 20, 30, 40, 100, 40},
        // Places 1.25, 2.5, 3.75: 52.5 + 0.25 x 8.5, (61 + 82) / 2, 82 + 0.75 x 8.1.
        Case{"Six", {82, 44, 97, 61, 52.5, 90.1}, 44, 54.625, 71.5, 88.075, 97, 71.1},
        // Places 2, 4, 6.
        Case{"Nine", {3, 5, 7, 8, 12, 13, 14, 18, 21}, 3, 7, 12, 14, 21, 11.2222222222},
        // Places 1.5, 3, 4.5.
        Case{"BelowZero", {-4, -2, -1, 0, 0, 3, 5}, -4, -1.5, 0, 1.5, 5, 0.142857142857},
        Case{"AllEqual", {7, 7, 7, 7}, 7, 7, 7, 7, 7, 7},
        // What binary fractions make 0.20000000000000004 or 0.30000000000000004 of.
        Case{"Decimals", {0.1, 0.2, 0.3, 0.2}, 0.1, 0.175, 0.2, 0.225, 0.3, 0.2}),
    [](const auto& tested) { return tested.param.name; });

TEST(GroupStatistics, OfThreeHaveNoQuartiles) {
  const v1::GroupStatistics statistics = GroupStatisticsOf({30, 40, 70});

  EXPECT_EQ(statistics.n(), 3);
  EXPECT_EQ(statistics.median(), 40);
  EXPECT_EQ(statistics.mean(), 46.6666666667);
  EXPECT_FALSE(statistics.has_lower_quartile());
  EXPECT_FALSE(statistics.has_upper_quartile());
}

TEST(GroupStatistics, OfTwoHaveAMedianBetweenThem) {
  const v1::GroupStatistics statistics = GroupStatisticsOf({30, 41});

  EXPECT_EQ(statistics.min(), 30);
  EXPECT_EQ(statistics.median(), 35.5);
  EXPECT_EQ(statistics.max(), 41);
}

TEST(GroupStatistics, OfFewerAreOnlyN) {
  EXPECT_EQ(GroupStatisticsOf({30}).ShortDebugString(), "n: 1");
  EXPECT_EQ(GroupStatisticsOf({}).n(), 0);
  EXPECT_FALSE(GroupStatisticsOf({}).has_mean());
}

}  // namespace
}  // namespace waymark::query
