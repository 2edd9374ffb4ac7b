#include "common/rpc/stream_places.h"

#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::rpc {
namespace {

TEST(StreamPlaces, AreRefusedOnceTheyAreTakenUntilOneIsGivenBack) {
  StreamPlaces places("the list", 2);
  ASSERT_THAT(places.Take("one"), IsOk());
  ASSERT_THAT(places.Take("other"), IsOk());
  EXPECT_THAT(places.Take("third"), HasReason(v1::ERROR_REASON_OVERLOADED));

  places.GiveBack("one");

  EXPECT_THAT(places.Take("third"), IsOk());
}

TEST(StreamPlaces, OneCallerDoesNotGetThemAll) {
  StreamPlaces places("the list", 9);
  int taken = 0;

  while (places.Take("greedy").ok()) ++taken;

  EXPECT_LT(taken, 9);
  EXPECT_GT(taken, 4);
  EXPECT_THAT(places.Take("other"), IsOk());
}

TEST(StreamPlaces, ACallerThatGaveAllBackIsAsNew) {
  StreamPlaces places("the list", 9);
  for (int round = 0; round < 100; ++round) {
    ASSERT_THAT(places.Take("one"), IsOk()) << round;
    places.GiveBack("one");
  }
}

}  // namespace
}  // namespace waymark::rpc
