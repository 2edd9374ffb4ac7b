#include "query-service/replica/hand_over.h"

#include <thread>
#include <vector>

#include "absl/synchronization/notification.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(HandOver, KeepsTheOrderBetweenThreads) {
  HandOver<int> items(2);
  std::thread maker([&items] {
    for (int i = 0; i < 10'000; ++i) EXPECT_TRUE(items.Put(i));
    items.End();
  });

  int next = 0;
  for (std::vector<int> some = items.TakeAll(); !some.empty(); some = items.TakeAll()) {
    EXPECT_LE(some.size(), 2U);
    for (const int item : some) EXPECT_EQ(item, next++);
  }

  EXPECT_EQ(next, 10'000);
  maker.join();
}

TEST(HandOver, GivesWhatWaitsAfterTheEnd) {
  HandOver<int> items(2);
  items.Put(1);
  items.Put(2);
  items.End();

  EXPECT_THAT(items.TakeAll(), ElementsAre(1, 2));
  EXPECT_THAT(items.TakeAll(), IsEmpty());
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
  EXPECT_THAT(items.TakeAll(), IsEmpty());
}

TEST(HandOver, WakesWhoWaitsForMoreAtTheEnd) {
  HandOver<int> items(1);
  std::thread taker([&items] { EXPECT_THAT(items.TakeAll(), IsEmpty()); });

  items.End();

  taker.join();
}

}  // namespace
}  // namespace waymark::query
