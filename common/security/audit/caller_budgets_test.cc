#include "common/security/audit/caller_budgets.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::security {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

const absl::Time kBudgetStart = absl::FromUnixSeconds(1'700'000'000);

TEST(CallerBudgets, GivesSoManyAtOnceAndThenSoManyASecond) {
  CallerBudgets budgets(2, 1);

  EXPECT_TRUE(budgets.Take("a", kBudgetStart));
  EXPECT_TRUE(budgets.Take("a", kBudgetStart));
  EXPECT_FALSE(budgets.Take("a", kBudgetStart));
  EXPECT_FALSE(budgets.Take("a", kBudgetStart + absl::Milliseconds(500)));
  EXPECT_TRUE(budgets.Take("a", kBudgetStart + absl::Seconds(1)));
  EXPECT_THAT(budgets.TakeCounts(), ElementsAre(Pair("a", 2)));
  EXPECT_THAT(budgets.TakeCounts(), IsEmpty());
}

TEST(CallerBudgets, OneCallerTakesNothingFromAnother) {
  CallerBudgets budgets(1, 1);
  ASSERT_TRUE(budgets.Take("a", kBudgetStart));
  ASSERT_FALSE(budgets.Take("a", kBudgetStart));

  EXPECT_TRUE(budgets.Take("b", kBudgetStart));
}

TEST(CallerBudgets, AClockThatIsSetBackTakesNothing) {
  CallerBudgets budgets(2, 1);
  ASSERT_TRUE(budgets.Take("a", kBudgetStart));

  EXPECT_TRUE(budgets.Take("a", kBudgetStart - absl::Hours(1)));
  EXPECT_TRUE(budgets.Take("a", kBudgetStart - absl::Hours(1) + absl::Seconds(1)));
}

TEST(CallerBudgets, CallersWithoutEndTakeNoMoreMemory) {
  CallerBudgets budgets(1, 1);
  for (std::size_t i = 0; i < CallerBudgets::kMaxCallers; ++i) {
    ASSERT_TRUE(budgets.Take("caller " + std::to_string(i), kBudgetStart));
  }

  EXPECT_TRUE(budgets.Take("one more", kBudgetStart));
  EXPECT_FALSE(budgets.Take("and another", kBudgetStart));
}

}  // namespace
}  // namespace waymark::security
