#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "gtest/gtest.h"

#include "common/storage/database.h"
#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::storage {
namespace {

class ReadOnlyTest : public testing::Test {
 protected:
  // Family 0 holds a key, which is still in the write-ahead log.
  void SetUp() override {
    const auto database = Open(false);
    ASSERT_THAT(database, IsOk());
    Batch batch;
    batch.Put(0, "key", "value");
    ASSERT_THAT((*database)->Write(batch, Sync::kYes), IsOk());
  }

  absl::StatusOr<std::unique_ptr<Database>> Open(bool read_only) const {
    return Database::Open(
        {.directory = directory_.path(), .families = {"a", "b"}, .read_only = read_only});
  }

  // When each file was last written.
  std::map<std::string, std::filesystem::file_time_type> Files() const {
    std::map<std::string, std::filesystem::file_time_type> files;
    for (const auto& entry : std::filesystem::directory_iterator(directory_.path())) {
      files[entry.path().filename()] = entry.last_write_time();
    }
    return files;
  }

  TemporaryDirectory directory_;
};

TEST_F(ReadOnlyTest, ReadsWhatWasWrittenAndTouchesNoFile) {
  const auto before = Files();
  {
    const auto database = Open(true);
    ASSERT_THAT(database, IsOk());
    EXPECT_EQ(**(*database)->Get(0, "key"), "value");
  }

  EXPECT_EQ(Files(), before);
}

TEST_F(ReadOnlyTest, TwoMayReadAtOnce) {
  const auto first = Open(true);
  ASSERT_THAT(first, IsOk());

  EXPECT_THAT(Open(true), IsOk());
}

TEST_F(ReadOnlyTest, RefusesToReadWhatIsOpenForWriting) {
  const auto writing = Open(false);
  ASSERT_THAT(writing, IsOk());

  EXPECT_EQ(Open(true).status().code(), absl::StatusCode::kUnavailable);
}

TEST_F(ReadOnlyTest, KeepsItFromBeingOpenedForWriting) {
  const auto reading = Open(true);
  ASSERT_THAT(reading, IsOk());

  EXPECT_FALSE(Open(false).ok());
}

TEST_F(ReadOnlyTest, ReadsACopyWithoutALockFile) {
  std::filesystem::remove(directory_.path() / "LOCK");

  EXPECT_THAT(Open(true), IsOk());
}

TEST_F(ReadOnlyTest, MakesNothingWhereThereIsNothing) {
  const TemporaryDirectory empty;

  EXPECT_FALSE(
      Database::Open({.directory = empty.path(), .families = {"a"}, .read_only = true}).ok());
  EXPECT_TRUE(std::filesystem::is_empty(empty.path()));
}

}  // namespace
}  // namespace waymark::storage
