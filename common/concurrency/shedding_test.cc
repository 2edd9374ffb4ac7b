#include "common/concurrency/shedding.h"

#include "gtest/gtest.h"

namespace waymark::concurrency {
namespace {

constexpr absl::Duration kItem = absl::Milliseconds(40);

Shedding Used() {
  Shedding shedding(10);
  for (int i = 0; i < 1000; ++i) shedding.Took(kItem);
  return shedding;
}

TEST(SheddingTest, ABurstWaitsAsLongAsItTakes) {
  Shedding shedding = Used();
  shedding.Waiting(10);
  EXPECT_FALSE(shedding.sheds());
  EXPECT_FALSE(shedding.Refuses(absl::Seconds(5)));
}

TEST(SheddingTest, BeyondABurstWhatHasWaitedLongerThanAnItemTakesIsRefused) {
  Shedding shedding = Used();
  shedding.Waiting(11);
  EXPECT_TRUE(shedding.sheds());
  EXPECT_TRUE(shedding.Refuses(absl::Milliseconds(41)));
  EXPECT_FALSE(shedding.Refuses(absl::Milliseconds(39)));
}

TEST(SheddingTest, ItGoesOnUntilNobodyWaits) {
  Shedding shedding = Used();
  shedding.Waiting(11);
  shedding.Waiting(1);
  EXPECT_TRUE(shedding.Refuses(absl::Milliseconds(41)));
  shedding.Waiting(0);
  EXPECT_FALSE(shedding.Refuses(absl::Milliseconds(41)));
}

TEST(SheddingTest, WhatIsDoneInNoTimeMayWaitALittle) {
  Shedding shedding(10);
  shedding.Waiting(11);
  EXPECT_FALSE(shedding.Refuses(absl::Milliseconds(4)));
  EXPECT_TRUE(shedding.Refuses(absl::Milliseconds(6)));
}

}  // namespace
}  // namespace waymark::concurrency
