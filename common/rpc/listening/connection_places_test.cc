#include "common/rpc/listening/connection_places.h"

#include "gtest/gtest.h"

namespace waymark::rpc {
namespace {

using Answer = ConnectionPlaces::Answer;

TEST(ConnectionPlaces, AreRefusedToAnAddressThatHasItsShareAndNotToOthers) {
  ConnectionPlaces places({.connections = 10, .connections_of_address = 2});
  ASSERT_EQ(places.Take("one"), Answer::kTaken);
  ASSERT_EQ(places.Take("one"), Answer::kTaken);

  EXPECT_EQ(places.Take("one"), Answer::kAddressFull);
  EXPECT_EQ(places.Take("other"), Answer::kTaken);
}

TEST(ConnectionPlaces, AreRefusedToAllOnceTheyAreTaken) {
  ConnectionPlaces places({.connections = 2, .connections_of_address = 2});
  ASSERT_EQ(places.Take("one"), Answer::kTaken);
  ASSERT_EQ(places.Take("other"), Answer::kTaken);

  EXPECT_EQ(places.Take("third"), Answer::kFull);
}

TEST(ConnectionPlaces, AreThereAgainOnceGivenBack) {
  ConnectionPlaces places({.connections = 1, .connections_of_address = 1});
  for (int round = 0; round < 100; ++round) {
    ASSERT_EQ(places.Take("one"), Answer::kTaken) << round;
    places.GiveBack("one");
  }
  EXPECT_EQ(places.taken(), 0);
}

TEST(ConnectionPlaces, GivingBackWhatWasNotTakenChangesNothing) {
  ConnectionPlaces places({.connections = 1, .connections_of_address = 1});
  places.GiveBack("one");

  EXPECT_EQ(places.Take("one"), Answer::kTaken);
  EXPECT_EQ(places.Take("other"), Answer::kFull);
}

}  // namespace
}  // namespace waymark::rpc
