#include "common/storage/read_cost.h"

#include <memory>
#include <string>

#include "gtest/gtest.h"

#include "common/storage/database.h"
#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::storage {
namespace {

class ReadCostTest : public testing::Test {
 protected:
  // With "key0" to "key9" of ten bytes each, in a file.
  ReadCostTest() {
    Open();
    Batch batch;
    for (int i = 0; i < 10; ++i) batch.Put(0, "key" + std::to_string(i), "ten bytes!");
    EXPECT_THAT(database_->Write(batch, Sync::kYes), IsOk());
    Open();
  }

  void Open() {
    database_.reset();
    auto opened = Database::Open({.directory = directory_.path(), .families = {"things"}});
    ASSERT_THAT(opened, IsOk());
    database_ = *std::move(opened);
  }

  const TemporaryDirectory directory_;
  std::unique_ptr<Database> database_;
};

TEST_F(ReadCostTest, OfAGetIsTheGetAndItsValue) {
  EXPECT_THAT(database_->Get(0, "key3"), IsOk());
  EXPECT_THAT(database_->Get(0, "no such key"), IsOk());

  const ReadCost cost = database_->Reads();
  EXPECT_EQ(cost.gets, 2);
  EXPECT_EQ(cost.bytes, 10);
  EXPECT_EQ(cost.seeks, 0);
  EXPECT_EQ(cost.steps, 0);
}

TEST_F(ReadCostTest, OfAScanIsItsSeeksItsStepsAndAllTheyCameTo) {
  {
    Scan scan = database_->NewScan(0, "key");
    for (int i = 0; i < 3; ++i) scan.Next();
    EXPECT_EQ(scan.key(), "key3");
    scan.Seek("key8");
  }

  const ReadCost cost = database_->Reads();
  EXPECT_EQ(cost.gets, 0);
  EXPECT_EQ(cost.seeks, 2);
  EXPECT_EQ(cost.steps, 3);
  EXPECT_EQ(cost.bytes, 5 * (4 + 10));
  EXPECT_GT(cost.blocks, 0);
}

TEST_F(ReadCostTest, OfAScanIsNothingBeyondItsPrefix) {
  {
    Scan scan = database_->NewScan(0, "key4");
    EXPECT_TRUE(scan.Valid());
    scan.Next();
    EXPECT_FALSE(scan.Valid());
  }

  EXPECT_EQ(database_->Reads().bytes, 4 + 10);
}

TEST_F(ReadCostTest, CountsABlockThatIsCachedAsNoneOfTheDisk) {
  EXPECT_THAT(database_->Get(0, "key3"), IsOk());
  const ReadCost before = database_->Reads();

  EXPECT_THAT(database_->Get(0, "key3"), IsOk());

  const ReadCost cost = database_->Reads() - before;
  EXPECT_GT(cost.blocks, 0);
  EXPECT_EQ(cost.disk_blocks, 0);
}

}  // namespace
}  // namespace waymark::storage
