#include "query-service/analysis/statistics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace waymark::query {
namespace {

using testing::DoubleEq;
using testing::Eq;
using testing::Optional;

TEST(Statistics, AreAbsentForFewerThanTwo) {
  EXPECT_FALSE(StatisticsOf({}).has_value());
  EXPECT_FALSE(StatisticsOf({7}).has_value());
}

TEST(Statistics, OfTwoHaveNoQuartiles) {
  const auto statistics = StatisticsOf({5, 2});

  ASSERT_TRUE(statistics.has_value());
  EXPECT_EQ(statistics->n, 2u);
  EXPECT_EQ(statistics->min, 2);
  EXPECT_EQ(statistics->median, 3.5);
  EXPECT_EQ(statistics->max, 5);
  EXPECT_EQ(statistics->mean, 3.5);
  EXPECT_FALSE(statistics->quartiles.has_value());
}

TEST(Statistics, DoNotDependOnTheOrder) {
  const auto statistics = StatisticsOf({9, 1, 4, 2});

  ASSERT_TRUE(statistics.has_value());
  EXPECT_EQ(statistics->min, 1);
  EXPECT_EQ(statistics->median, 3);
  EXPECT_EQ(statistics->max, 9);
  EXPECT_EQ(statistics->mean, 4);
}

// As quantile(x, type = 7) of R gives them.
TEST(Statistics, InterpolateQuartilesAsRDoes) {
  struct Case {
    std::vector<double> values;
    double first;
    double median;
    double third;
  };
  for (const Case& c :
       {Case{{1, 2, 3, 4}, 1.75, 2.5, 3.25}, Case{{1, 2, 3, 4, 5}, 2, 3, 4},
        Case{{3, 7, 8, 5, 12, 14, 21, 13, 18}, 7, 12, 14}, Case{{10, 10, 10, 40}, 10, 10, 17.5}}) {
    const auto statistics = StatisticsOf(c.values);

    ASSERT_TRUE(statistics.has_value() && statistics->quartiles.has_value());
    EXPECT_DOUBLE_EQ(statistics->quartiles->first, c.first);
    EXPECT_DOUBLE_EQ(statistics->median, c.median);
    EXPECT_DOUBLE_EQ(statistics->quartiles->third, c.third);
  }
}

std::vector<SeenDuration> Durations(const std::vector<double>& ended,
                                    const std::vector<double>& open) {
  std::vector<SeenDuration> durations;
  for (const double length : ended) durations.push_back({.length = length, .ended = true});
  for (const double length : open) durations.push_back({.length = length, .ended = false});
  return durations;
}

TEST(SurvivalMedian, OfNothingIsAbsent) { EXPECT_FALSE(SurvivalMedian({}).has_value()); }

TEST(SurvivalMedian, IsAbsentWhereMostGoOn) {
  EXPECT_FALSE(SurvivalMedian(Durations({1}, {2, 3})).has_value());
  EXPECT_FALSE(SurvivalMedian(Durations({}, {2, 3})).has_value());
}

TEST(SurvivalMedian, IsTheLeastLengthByWhichHalfHaveEnded) {
  EXPECT_THAT(SurvivalMedian(Durations({4, 1, 3, 2}, {})), Optional(Eq(2)));
  EXPECT_THAT(SurvivalMedian(Durations({5, 5, 5, 1}, {})), Optional(Eq(5)));
}

TEST(SurvivalMedian, CountsWhatIsSeenNoLongerAsPresentAtItsLength) {
  // At 2 one of three ends: two thirds go on; at 3 the last one does.
  EXPECT_THAT(SurvivalMedian(Durations({2, 3}, {2})), Optional(Eq(3)));
}

TEST(SurvivalMedian, ReachesAHalfThatRoundingErrorsHide) {
  // 23/24 x 22/23 x ... x 12/13 comes out at 0.5000000000000001.
  EXPECT_THAT(SurvivalMedian(
                  Durations({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, std::vector<double>(12, 99))),
              Optional(Eq(12)));
}

// Remission in weeks of leukaemia, Gehan 1965, as every textbook and R's survfit have it.
TEST(SurvivalMedian, AgreesWithThePublishedExample) {
  const auto treated =
      Durations({6, 6, 6, 7, 10, 13, 16, 22, 23}, {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35});
  const auto untreated =
      Durations({1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23}, {});

  EXPECT_THAT(SurvivalMedian(treated), Optional(DoubleEq(23)));
  EXPECT_THAT(SurvivalMedian(untreated), Optional(DoubleEq(8)));
}

}  // namespace
}  // namespace waymark::query
