// What a read costs does not grow with the history of authorities that it does not ask about:
// counted, not timed.

#include "common/storage/read_cost.h"

#include <filesystem>
#include <memory>
#include <ostream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/bench/calls.h"
#include "tests/bench/store.h"
#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::storage {

// Blocks are left out: how deep files lie follows the size of the whole store.
void PrintTo(const ReadCost& cost, std::ostream* out) {
  *out << cost.seeks << " seeks, " << cost.steps << " steps, " << cost.gets << " gets, "
       << cost.bytes << " bytes";
}

}  // namespace waymark::storage

namespace waymark::bench {
namespace {

using storage::ReadCost;

constexpr std::uint64_t kGroup = 13;
constexpr std::uint64_t kFew = kGroup + 7;
constexpr std::uint64_t kMany = kGroup + 70;
constexpr std::uint64_t kTurns = 3;

class ReadCostTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    directory_ = new TemporaryDirectory();
    few_ = Make(kFew).release();
    many_ = Make(kMany).release();
  }
  static void TearDownTestSuite() {
    delete many_;
    delete few_;
    delete directory_;
  }

  static std::unique_ptr<WorldStore> Make(std::uint64_t authorities) {
    auto world = WorldStore::Open(
        {.authorities = authorities, .group = kGroup, .visits_per_authority = kVisits},
        directory_->path() / std::to_string(authorities), [](std::uint64_t) {});
    EXPECT_THAT(world, IsOk());
    return *std::move(world);
  }

  struct Made {
    ReadCost cost;
    std::size_t answer_bytes = 0;
  };
  static Made MakeCall(const MeasuredCall& call, const WorldStore& world, std::uint64_t turn) {
    const ReadCost before = world.Reads();
    const auto answered = call.make(world, turn);
    EXPECT_THAT(answered, IsOk()) << call.name;
    Made made{.cost = world.Reads() - before, .answer_bytes = answered.value_or(0)};
    made.cost.blocks = 0;
    made.cost.disk_blocks = 0;
    return made;
  }

  static constexpr std::uint64_t kVisits = 14;
  static inline TemporaryDirectory* directory_ = nullptr;
  static inline WorldStore* few_ = nullptr;
  static inline WorldStore* many_ = nullptr;
};

TEST_F(ReadCostTest, DoesNotGrowWithTheHistoryOfAuthoritiesNotAskedAbout) {
  for (const MeasuredCall& call : AllCalls()) {
    if (call.growth != Growth::kNone) continue;
    SCOPED_TRACE(call.name);
    for (std::uint64_t turn = 0; turn < kTurns; ++turn) {
      const Made few = MakeCall(call, *few_, turn);
      const Made many = MakeCall(call, *many_, turn);
      EXPECT_EQ(few.cost, many.cost);
      EXPECT_GT(few.cost.bytes, 0);
      EXPECT_NEAR(static_cast<double>(few.answer_bytes), static_cast<double>(many.answer_bytes),
                  static_cast<double>(few.answer_bytes) * 0.01);
    }
  }
}

TEST_F(ReadCostTest, OfAPageOfAllIsThatOfThePage) {
  for (const MeasuredCall& call : AllCalls()) {
    if (call.growth != Growth::kContent) continue;
    SCOPED_TRACE(call.name);
    const ReadCost few = MakeCall(call, *few_, 0).cost;
    const ReadCost many = MakeCall(call, *many_, 0).cost;
    EXPECT_EQ(few.seeks, many.seeks);
    EXPECT_EQ(few.steps, many.steps);
    EXPECT_EQ(few.gets, many.gets);
    EXPECT_LT(static_cast<double>(many.bytes), 1.25 * static_cast<double>(few.bytes));
  }
}

}  // namespace
}  // namespace waymark::bench
