#include "query-service/cache/kept.h"

#include <memory>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::query {
namespace {

class KeptTest : public ::testing::Test {
 protected:
  Kept<int>::Entry EntryOf(int value, std::uint64_t at, std::string_view authority) {
    ReadTrace reads(changes_);
    reads.ReadAuthority(authority);
    return {.value = value, .rests_on = std::move(reads), .computed_at = at};
  }
  // The value that is found, or 0.
  int Find(const std::string& key, std::uint64_t at) {
    const auto found = kept_.Find(key, changes_.get(), at);
    return found == nullptr ? 0 : found->value;
  }

  std::shared_ptr<LastChanges> changes_ = std::make_shared<LastChanges>();
  Kept<int> kept_{std::size_t{1} << 20};
};

TEST_F(KeptTest, AValueHoldsUntilWhatItRestsOnChanges) {
  changes_->Note("reading", 3);
  kept_.Put("key", EntryOf(7, 5, "reading"), 1);
  EXPECT_EQ(Find("key", 5), 7);
  changes_->Note("leicester", 6);
  EXPECT_EQ(Find("key", 6), 7);
  changes_->Note("reading", 7);
  EXPECT_EQ(Find("key", 6), 0);  // It cannot be told any more which change came first.
  EXPECT_EQ(Find("key", 7), 0);
  kept_.Put("key", EntryOf(8, 7, "reading"), 1);
  EXPECT_EQ(Find("key", 7), 8);
}

TEST_F(KeptTest, AnEarlierStateHasTheValueOnlyWhereNothingChangedSince) {
  changes_->Note("reading", 4);
  kept_.Put("key", EntryOf(7, 6, "reading"), 1);
  EXPECT_EQ(Find("key", 4), 7);
  EXPECT_EQ(Find("key", 3), 0);
}

TEST_F(KeptTest, WhatRestsOnAllChangesWithAny) {
  ReadTrace reads(changes_);
  reads.ReadAll();
  kept_.Put("key", {.value = 7, .rests_on = reads, .computed_at = 2}, 1);
  EXPECT_EQ(Find("key", 2), 7);
  changes_->Note("wandsworth", 3);
  EXPECT_EQ(Find("key", 3), 0);
}

TEST_F(KeptTest, WhatChangedWhileItWasComputedIsNotKept) {
  changes_->Note("reading", 6);
  EXPECT_EQ(kept_.Put("key", EntryOf(7, 5, "reading"), 1)->value, 7);
  EXPECT_EQ(Find("key", 5), 0);
  EXPECT_EQ(kept_.bytes(), 0U);
}

TEST_F(KeptTest, ValuesOfAnotherStoreAreNotGiven) {
  kept_.Put("key", EntryOf(7, 5, "reading"), 1);
  const LastChanges other;
  EXPECT_EQ(kept_.Find("key", &other, 5), nullptr);
}

TEST_F(KeptTest, TheLongestUnusedGoFirst) {
  constexpr std::size_t kEighth = (std::size_t{1} << 20) / 8 - 1000;
  for (int i = 1; i <= 8; ++i) kept_.Put(std::to_string(i), EntryOf(i, 1, "reading"), kEighth);
  EXPECT_EQ(Find("1", 1), 1);
  kept_.Put("9", EntryOf(9, 1, "reading"), kEighth);
  EXPECT_EQ(Find("1", 1), 1);
  EXPECT_EQ(Find("2", 1), 0);
  EXPECT_EQ(Find("9", 1), 9);
}

TEST_F(KeptTest, AValueThatIsTooLargeIsGivenAndNotKept) {
  EXPECT_EQ(kept_.Put("key", EntryOf(7, 1, "reading"), std::size_t{1} << 20)->value, 7);
  EXPECT_EQ(Find("key", 1), 0);
}

TEST_F(KeptTest, WithoutBytesNothingIsKept) {
  Kept<int> none(0);
  none.Put("key", EntryOf(7, 1, "reading"), 0);
  EXPECT_EQ(none.Find("key", changes_.get(), 1), nullptr);
}

TEST_F(KeptTest, ClearForgetsAll) {
  kept_.Put("key", EntryOf(7, 1, "reading"), 1);
  kept_.Clear();
  EXPECT_EQ(Find("key", 1), 0);
  EXPECT_EQ(kept_.bytes(), 0U);
}

}  // namespace
}  // namespace waymark::query
