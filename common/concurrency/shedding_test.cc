#include "common/concurrency/shedding.h"

#include <cstddef>
#include <limits>

#include "gtest/gtest.h"

namespace waymark::concurrency {
namespace {

constexpr absl::Duration kItem = absl::Milliseconds(40);

Shedding Used(Burst burst, int threads = 1, absl::Duration item = kItem) {
  Shedding shedding(threads, burst);
  for (int i = 0; i < 1000; ++i) shedding.Took(item);
  return shedding;
}

TEST(SheddingTest, ABurstWaitsAsLongAsItTakes) {
  Shedding shedding = Used({.least = 10, .most = 10});
  shedding.Waiting(10);
  EXPECT_FALSE(shedding.sheds());
  EXPECT_FALSE(shedding.Refuses(absl::Seconds(5)));
}

TEST(SheddingTest, BeyondABurstWhatHasWaitedLongerThanAnItemTakesIsRefused) {
  Shedding shedding = Used({.least = 10, .most = 10});
  shedding.Waiting(11);
  EXPECT_TRUE(shedding.sheds());
  EXPECT_TRUE(shedding.Refuses(absl::Milliseconds(41)));
  EXPECT_FALSE(shedding.Refuses(absl::Milliseconds(39)));
}

TEST(SheddingTest, WithMoreThreadsOneIsFreeSooner) {
  Shedding shedding = Used({.least = 10, .most = 10}, /*threads=*/2);
  shedding.Waiting(11);
  EXPECT_TRUE(shedding.Refuses(absl::Milliseconds(21)));
  EXPECT_FALSE(shedding.Refuses(absl::Milliseconds(19)));
}

TEST(SheddingTest, OfWorkThatTakesLongABurstIsWhatIsDoneInAQuarterOfASecond) {
  constexpr Burst kBurst = {.least = 4, .most = 100};
  Shedding shedding = Used(kBurst, /*threads=*/2);
  shedding.Waiting(12);
  EXPECT_FALSE(shedding.sheds());
  shedding.Waiting(13);
  EXPECT_TRUE(shedding.sheds());

  Shedding cheap = Used(kBurst, /*threads=*/2, absl::Microseconds(100));
  cheap.Waiting(100);
  EXPECT_FALSE(cheap.sheds());
  cheap.Waiting(101);
  EXPECT_TRUE(cheap.sheds());

  Shedding slow = Used(kBurst, /*threads=*/2, absl::Seconds(1));
  slow.Waiting(4);
  EXPECT_FALSE(slow.sheds());
  slow.Waiting(5);
  EXPECT_TRUE(slow.sheds());
}

TEST(SheddingTest, OfWorkThatNothingIsKnownOfABurstIsAsManyAsMayBe) {
  Shedding shedding(1, {.least = 4, .most = 100});
  shedding.Waiting(100);
  EXPECT_FALSE(shedding.sheds());
  shedding.Waiting(101);
  EXPECT_TRUE(shedding.sheds());
}

TEST(SheddingTest, AsManyMayWaitAsAreBegunInTime) {
  EXPECT_EQ(Used({.least = 10, .most = 10}, 1, absl::Milliseconds(2)).MostWaiting(), 3);
  EXPECT_EQ(Used({.least = 10, .most = 10}, 2, absl::Milliseconds(3)).MostWaiting(), 4);
}

TEST(SheddingTest, OneMayWaitForEachThreadHoweverLongItsWorkTakes) {
  EXPECT_EQ(Used({.least = 10, .most = 10}, 1, absl::Seconds(1)).MostWaiting(), 1);
  EXPECT_EQ(Used({.least = 10, .most = 10}, 4, absl::Seconds(1)).MostWaiting(), 4);
}

TEST(SheddingTest, OfWorkThatNothingIsKnownOfAnyNumberMayWait) {
  EXPECT_EQ(Shedding(1, {.least = 10, .most = 10}).MostWaiting(),
            std::numeric_limits<std::size_t>::max());
}

TEST(SheddingTest, ItGoesOnUntilNobodyWaits) {
  Shedding shedding = Used({.least = 10, .most = 10});
  shedding.Waiting(11);
  shedding.Waiting(1);
  EXPECT_TRUE(shedding.Refuses(absl::Milliseconds(41)));
  shedding.Waiting(0);
  EXPECT_FALSE(shedding.Refuses(absl::Milliseconds(41)));
}

TEST(SheddingTest, WhatIsDoneInNoTimeMayWaitALittle) {
  Shedding shedding(1, {.least = 10, .most = 10});
  shedding.Waiting(11);
  EXPECT_FALSE(shedding.Refuses(absl::Milliseconds(4)));
  EXPECT_TRUE(shedding.Refuses(absl::Milliseconds(6)));
}

}  // namespace
}  // namespace waymark::concurrency
