#include "common/concurrency/fair_queue.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::concurrency {
namespace {

using testing::ElementsAre;

constexpr std::size_t kPlenty = std::size_t{1} << 40;

std::vector<std::string> PopAll(FairQueue<std::string>& queue) {
  std::vector<std::string> popped;
  while (!queue.empty()) popped.push_back(queue.Pop());
  return popped;
}

// Offers items of `bytes` each until one is refused; at most `tries`.
int Flood(FairQueue<int>& queue, const std::string& caller, std::size_t bytes, int tries) {
  int taken = 0;
  while (taken < tries && queue.HasRoom(caller, bytes)) queue.Push(caller, bytes, taken++);
  return taken;
}

TEST(FairQueue, GivesOneCallersItemsInTheOrderTheyCame) {
  FairQueue<std::string> queue(10, kPlenty);

  for (const char* item : {"1", "2", "3"}) queue.Push("a", 1, item);

  EXPECT_THAT(PopAll(queue), ElementsAre("1", "2", "3"));
}

TEST(FairQueue, LetsCallersTakeTurns) {
  FairQueue<std::string> queue(10, kPlenty);

  for (const char* item : {"a1", "a2", "a3"}) queue.Push("a", 1, item);
  for (const char* item : {"b1", "b2"}) queue.Push("b", 1, item);
  queue.Push("c", 1, "c1");

  EXPECT_THAT(PopAll(queue), ElementsAre("a1", "b1", "c1", "a2", "b2", "a3"));
}

TEST(FairQueue, LetsCallersTakeTurnsWithTheirLastItems) {
  FairQueue<std::string> queue(10, kPlenty);
  for (const char* item : {"a1", "a2", "a3"}) queue.Push("a", 1, item);
  queue.Push("b", 1, "b1");

  EXPECT_EQ(queue.PopLast(), "a3");
  EXPECT_EQ(queue.PopLast(), "b1");
  EXPECT_THAT(PopAll(queue), ElementsAre("a1", "a2"));
}

TEST(FairQueue, GivesTheFirstItemsOfEachCallerThatAreWanted) {
  FairQueue<int> queue(10, kPlenty);
  for (const int item : {1, 2, 9, 3}) queue.Push("a", 1, item);
  for (const int item : {4, 5}) queue.Push("b", 1, item);
  queue.Push("c", 1, 8);

  EXPECT_THAT(queue.PopWhile([](int item) { return item < 6; }), ElementsAre(1, 2, 4, 5));

  EXPECT_EQ(queue.size(), 3);
  EXPECT_EQ(queue.bytes(), 3);
  EXPECT_EQ(queue.Pop(), 9);
  EXPECT_EQ(queue.Pop(), 8);
  EXPECT_EQ(queue.Pop(), 3);
  EXPECT_TRUE(queue.empty());
}

TEST(FairQueue, GivesTheFirstItemOfWhoHasMostWaiting) {
  FairQueue<std::string> queue(10, kPlenty);
  queue.Push("a", 1, "a1");
  for (const char* item : {"b1", "b2", "b3"}) queue.Push("b", 1, item);
  queue.Push("c", 1, "c1");
  const auto any = [](const std::string& /*item*/) { return true; };

  EXPECT_EQ(queue.PopOfLongest(any), "b1");
  EXPECT_EQ(queue.PopOfLongest(any), "b2");
  EXPECT_EQ(queue.PopOfLongest(any), "a1");

  EXPECT_EQ(queue.size(), 2);
  EXPECT_EQ(queue.bytes(), 2);
  EXPECT_THAT(PopAll(queue), ElementsAre("b3", "c1"));
}

TEST(FairQueue, GivesTheItemOfWhoHasMostWaitingOnlyWhereItIsWanted) {
  FairQueue<int> queue(10, kPlenty);
  for (const int item : {1, 2, 3}) queue.Push("a", 1, item);
  queue.Push("b", 1, 4);
  const auto even = [](int item) { return item % 2 == 0; };

  EXPECT_EQ(queue.PopOfLongest(even), 4);
  EXPECT_EQ(queue.PopOfLongest(even), std::nullopt);

  EXPECT_EQ(queue.size(), 3);
}

TEST(FairQueue, LetsOneItemOfAFloodAtMostBeforeANewcomer) {
  FairQueue<std::string> queue(1000, kPlenty);
  for (int i = 0; i < 500; ++i) queue.Push("flood", 1, "flood");
  EXPECT_EQ(queue.Pop(), "flood");

  queue.Push("other", 1, "other");

  EXPECT_EQ(queue.Pop(), "flood");
  EXPECT_EQ(queue.Pop(), "other");
}

TEST(FairQueue, GivesNoTurnAheadToWhoComesBack) {
  FairQueue<std::string> queue(10, kPlenty);
  queue.Push("quick", 1, "quick 1");
  for (const char* item : {"slow 1", "slow 2"}) queue.Push("slow", 1, item);
  EXPECT_EQ(queue.Pop(), "quick 1");

  queue.Push("quick", 1, "quick 2");

  EXPECT_THAT(PopAll(queue), ElementsAre("slow 1", "quick 2", "slow 2"));
}

TEST(FairQueue, CountsItemsAndBytesThatWait) {
  FairQueue<int> queue(10, kPlenty);

  queue.Push("a", 5, 1);
  queue.Push("b", 7, 2);
  EXPECT_EQ(queue.size(), 2u);
  EXPECT_EQ(queue.bytes(), 12u);

  EXPECT_EQ(queue.Pop(), 1);
  EXPECT_EQ(queue.size(), 1u);
  EXPECT_EQ(queue.bytes(), 7u);

  EXPECT_EQ(queue.Pop(), 2);
  EXPECT_TRUE(queue.empty());
  EXPECT_EQ(queue.bytes(), 0u);
}

TEST(FairQueue, TakesWhatIsPushedBeyondItsBounds) {
  FairQueue<std::string> queue(1, 1);
  queue.Push("a", 5, "a1");

  EXPECT_FALSE(queue.HasRoom("b", 1));
  queue.Push("b", 5, "b1");

  EXPECT_THAT(PopAll(queue), ElementsAre("a1", "b1"));
}

TEST(FairQueue, TakesItemsThatCanOnlyBeMoved) {
  FairQueue<std::unique_ptr<int>> queue(10, kPlenty);

  queue.Push("a", 1, std::make_unique<int>(7));

  EXPECT_EQ(*queue.Pop(), 7);
}

TEST(FairQueue, GivesACallerAloneTwoThirdsOfThePlaces) {
  FairQueue<int> queue(300, kPlenty);

  EXPECT_EQ(Flood(queue, "a", 1, 1000), 200);
}

TEST(FairQueue, GivesACallerAloneTwoThirdsOfTheBytes) {
  FairQueue<int> queue(1000, 300);

  EXPECT_EQ(Flood(queue, "a", 10, 1000), 20);
}

TEST(FairQueue, HasRoomForOthersHoweverMuchOneOffers) {
  for (const std::size_t limit : {3u, 4u, 5u, 6u, 7u, 100u, 512u}) {
    FairQueue<int> queue(limit, kPlenty);

    Flood(queue, "flood", 1, 1000);

    EXPECT_TRUE(queue.HasRoom("other", 1)) << limit;
  }
}

TEST(FairQueue, LetsFloodsComeToEqualSharesAndStillHasRoom) {
  FairQueue<int> queue(700, kPlenty);
  const std::vector<std::string> callers = {"a", "b", "c"};
  for (const std::string& caller : callers) Flood(queue, caller, 1, 1000);

  for (int popped = 0; popped < 7000; ++popped) {
    static_cast<void>(queue.Pop());
    for (const std::string& caller : callers) Flood(queue, caller, 1, 1000);
  }

  // Three shares of 200, and half a share free.
  EXPECT_NEAR(static_cast<double>(queue.size()), 600, 3);
  EXPECT_NEAR(Flood(queue, "newcomer", 1, 1000), 66, 3);
}

TEST(FairQueue, HasRoomAgainForWhoWasServed) {
  FairQueue<int> queue(3, kPlenty);
  EXPECT_EQ(Flood(queue, "a", 1, 10), 2);
  EXPECT_FALSE(queue.HasRoom("a", 1));

  static_cast<void>(queue.Pop());

  EXPECT_TRUE(queue.HasRoom("a", 1));
}

TEST(WithinShare, ComparesWhatACallerHoldsWithWhatIsFree) {
  struct Case {
    const char* name;
    std::size_t own, used, limit, cost;
    bool want;
  };
  const Case cases[] = {
      {"nothing held, all free", 0, 0, 9, 1, true},
      {"nothing held, the last place", 0, 8, 9, 1, true},
      {"nothing held, full", 0, 9, 9, 1, false},
      {"just less than twice what is free", 5, 6, 9, 1, true},
      {"twice what is free", 6, 6, 9, 1, false},
      {"an item larger than what is free", 0, 5, 9, 5, false},
      {"an item as large as what is free", 0, 5, 9, 4, true},
      {"an item larger than the queue", 0, 0, 9, 10, false},
      {"an item of no cost, full", 0, 9, 9, 0, true},
      {"an item of no cost, full, by who holds some", 1, 9, 9, 0, false},
      {"past the limit", 0, 12, 9, 1, false},
      {"no limit to speak of", SIZE_MAX / 2, SIZE_MAX / 2, SIZE_MAX, 1, true},
      {"a queue without places", 0, 0, 0, 1, false},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(WithinShare(c.own, c.used, c.limit, c.cost), c.want) << c.name;
  }
}

}  // namespace
}  // namespace waymark::concurrency
