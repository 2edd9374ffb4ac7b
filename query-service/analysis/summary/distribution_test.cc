#include "query-service/analysis/summary/distribution.h"

#include <gtest/gtest.h>

#include "query-service/analysis/summary/test_texts.h"

namespace waymark::query {
namespace {

v1::Range Between(double low, double high) {
  v1::Range range;
  range.set_low(low);
  range.set_high(high);
  return range;
}

TEST(Distribution, OfFewerThanTwoHasOnlyTheirNumber) {
  EXPECT_EQ(DistributionOf({}).n(), 0);
  const v1::Distribution one = DistributionOf({ExactRange(5)});

  EXPECT_EQ(one.n(), 1);
  EXPECT_FALSE(one.has_min());
  EXPECT_FALSE(one.has_median());
  EXPECT_FALSE(one.has_mean());
}

TEST(Distribution, OfExactValuesIsExact) {
  const v1::Distribution three = DistributionOf({ExactRange(1), ExactRange(7), ExactRange(2)});

  EXPECT_EQ(three.n(), 3);
  EXPECT_EQ(RangeText(three.has_min(), three.min()), "1");
  EXPECT_EQ(RangeText(three.has_median(), three.median()), "2");
  EXPECT_EQ(RangeText(three.has_max(), three.max()), "7");
  EXPECT_EQ(RangeText(three.has_mean(), three.mean()), "3.33") << "three significant figures";
  EXPECT_FALSE(three.has_first_quartile());
}

TEST(Distribution, OfRangesIsOfTheirEnds) {
  const v1::Distribution four =
      DistributionOf({Between(1, 3), Between(2, 2), Between(0, 9), Between(4, 6)});

  EXPECT_EQ(RangeText(four.has_min(), four.min()), "0 to 2");
  EXPECT_EQ(RangeText(four.has_first_quartile(), four.first_quartile()), "0.75 to 2.75");
  EXPECT_EQ(RangeText(four.has_median(), four.median()), "1.5 to 4.5");
  EXPECT_EQ(RangeText(four.has_third_quartile(), four.third_quartile()), "2.5 to 6.75");
  EXPECT_EQ(RangeText(four.has_max(), four.max()), "4 to 9");
  EXPECT_EQ(RangeText(four.has_mean(), four.mean()), "1.75 to 5");
}

TEST(MedianEstimate, TakesInWhatHasNotEnded) {
  const v1::MedianEstimate estimate = EstimateMedian({{ExactRange(3), true},
                                                      {ExactRange(6), true},
                                                      {ExactRange(7), false},
                                                      {ExactRange(9), true}});

  EXPECT_EQ(estimate.ended(), 3);
  EXPECT_EQ(estimate.not_ended(), 1);
  EXPECT_EQ(RangeText(estimate.has_months(), estimate.months()), "6");
}

TEST(MedianEstimate, IsARangeWhereDurationsAre) {
  const v1::MedianEstimate estimate =
      EstimateMedian({{Between(3, 5), true}, {Between(8, 10), true}});

  EXPECT_EQ(RangeText(estimate.has_months(), estimate.months()), "3 to 5");
}

TEST(MedianEstimate, IsAbsentWhereFewerThanHalfHaveEnded) {
  const v1::MedianEstimate estimate =
      EstimateMedian({{ExactRange(3), true}, {ExactRange(8), false}, {ExactRange(9), false}});

  EXPECT_EQ(estimate.ended(), 1);
  EXPECT_EQ(estimate.not_ended(), 2);
  EXPECT_FALSE(estimate.has_months());
}

}  // namespace
}  // namespace waymark::query
