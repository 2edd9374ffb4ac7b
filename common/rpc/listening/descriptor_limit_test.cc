#include "common/rpc/listening/descriptor_limit.h"

#include "gtest/gtest.h"

namespace waymark::rpc {
namespace {

TEST(ConnectionsWithin, AreAllThatAreWantedWhereThereIsRoom) {
  EXPECT_EQ(ConnectionsWithin(1 << 20, 1000), 1000);
  EXPECT_EQ(ConnectionsWithin(2768, 1000), 1000);
}

TEST(ConnectionsWithin, LeaveTheStoreWhatItNeeds) {
  EXPECT_EQ(ConnectionsWithin(2766, 1000), 999);
  EXPECT_EQ(ConnectionsWithin(1024, 1000), 128);
}

TEST(ConnectionsWithin, AreAFewWhateverTheLimit) {
  EXPECT_EQ(ConnectionsWithin(64, 1000), 8);
  EXPECT_EQ(ConnectionsWithin(0, 1000), 8);
  EXPECT_EQ(ConnectionsWithin(0, 4), 4);
}

}  // namespace
}  // namespace waymark::rpc
