#include "common/telemetry/metrics/histogram.h"

#include <limits>
#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::metrics {
namespace {

using testing::ElementsAre;
using testing::Pair;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

TEST(Histogram, CountsHowManyWereNoLargerThanEachBound) {
  Histogram histogram({1, 2});
  for (const double value : {0.5, 1.0, 1.5, 7.0}) histogram.Observe(value);

  const Histogram::Reading reading = histogram.Read();

  EXPECT_EQ(reading.count, 4u);
  EXPECT_DOUBLE_EQ(reading.sum, 10);
  EXPECT_THAT(reading.buckets, ElementsAre(Pair(1, 2u), Pair(2, 3u), Pair(kInfinity, 4u)));
}

TEST(Histogram, LosesNothingOfSeveralThreads) {
  Histogram histogram({1});
  const auto observe = [&histogram] {
    for (int i = 0; i < 1000; ++i) histogram.Observe(0.5);
  };
  std::thread one(observe);
  std::thread other(observe);
  one.join();
  other.join();

  EXPECT_EQ(histogram.Read().count, 2000u);
  EXPECT_DOUBLE_EQ(histogram.Read().sum, 1000);
}

}  // namespace
}  // namespace waymark::metrics
