#include "query-service/replica/hand_over.h"

#include <thread>

#include "absl/synchronization/notification.h"
#include "gtest/gtest.h"

namespace waymark::query {
namespace {

TEST(HandOver, KeepsTheOrderBetweenThreads) {
  HandOver<int> items(2);
  std::thread maker([&items] {
    for (int i = 0; i < 10'000; ++i) EXPECT_TRUE(items.Put(i));
    items.End();
  });

  for (int i = 0; i < 10'000; ++i) EXPECT_EQ(items.Take(), i);

  EXPECT_EQ(items.Take(), std::nullopt);
  maker.join();
}

TEST(HandOver, GivesWhatWaitsAfterTheEnd) {
  HandOver<int> items(2);
  items.Put(1);
  items.End();

  EXPECT_EQ(items.Take(), 1);
  EXPECT_EQ(items.Take(), std::nullopt);
}

TEST(HandOver, WakesWhoWaitsForRoomOnceNoMoreIsTaken) {
  HandOver<int> items(1);
  items.Put(1);
  absl::Notification put;
  std::thread maker([&] {
    EXPECT_FALSE(items.Put(2));
    put.Notify();
  });
  EXPECT_FALSE(put.WaitForNotificationWithTimeout(absl::Milliseconds(20))) << "there is no room";

  items.Refuse();

  maker.join();
  EXPECT_FALSE(items.Put(3));
  EXPECT_EQ(items.Take(), std::nullopt);
}

TEST(HandOver, WakesWhoWaitsForMoreAtTheEnd) {
  HandOver<int> items(1);
  std::thread taker([&items] { EXPECT_EQ(items.Take(), std::nullopt); });

  items.End();

  taker.join();
}

}  // namespace
}  // namespace waymark::query
