// What erasing rests on: bytes that are purged are in no file of the directory.
#include <memory>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/storage/database.h"
#include "common/storage/test_files.h"
#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::storage {
namespace {

using testing::IsEmpty;
using testing::Not;

constexpr Family kPurged = 0;
constexpr Family kOther = 1;
// Longer than what a string holds without memory of its own.
constexpr char kKey[] = "key of a length that keys have in the stores";

class PurgeTest : public testing::Test {
 protected:
  PurgeTest() { Reopen(); }

  void Reopen() {
    database_.reset();
    auto opened = Database::Open({.directory = directory_.path(), .families = {"a", "b"}});
    ASSERT_THAT(opened, IsOk());
    database_ = *std::move(opened);
  }

  void Put(Family family, const std::string& key, const std::string& value) {
    Batch batch;
    batch.Put(family, key, value);
    ASSERT_THAT(database_->Write(batch, Sync::kNo), IsOk());
  }
  void Delete(const std::string& key) {
    Batch batch;
    batch.Delete(kPurged, key);
    ASSERT_THAT(database_->Write(batch, Sync::kNo), IsOk());
  }
  absl::Status PurgeKey(const std::string& key) {
    return database_->Purge({{.family = kPurged, .first = key, .last = key}});
  }
  [[nodiscard]] std::vector<std::string> FilesWithMarker() const {
    return FilesWith(directory_.path(), marker_);
  }

  const TemporaryDirectory directory_;
  const std::string marker_ = UniqueMarker();
  std::unique_ptr<Database> database_;
};

TEST_F(PurgeTest, RemovesWhatWasDeletedFromTheWriteAheadLog) {
  Put(kPurged, kKey, marker_);
  Delete(kKey);
  ASSERT_THAT(FilesWithMarker(), Not(IsEmpty()));

  ASSERT_THAT(PurgeKey(kKey), IsOk());

  EXPECT_THAT(FilesWithMarker(), IsEmpty());
}

TEST_F(PurgeTest, RemovesItFromAFileOfTheTopLevel) {
  Put(kPurged, kKey, marker_);
  Reopen();
  Delete(kKey);
  ASSERT_THAT(FilesWithMarker(), Not(IsEmpty()));

  ASSERT_THAT(PurgeKey(kKey), IsOk());

  EXPECT_THAT(FilesWithMarker(), IsEmpty());
}

TEST_F(PurgeTest, RemovesItFromAFileOfTheLowestLevel) {
  Put(kPurged, kKey, marker_);
  ASSERT_THAT(PurgeKey(kKey), IsOk());
  ASSERT_THAT(FilesWithMarker(), Not(IsEmpty()));
  Delete(kKey);

  ASSERT_THAT(PurgeKey(kKey), IsOk());

  EXPECT_THAT(FilesWithMarker(), IsEmpty());
}

TEST_F(PurgeTest, RemovesWhatWasDeletedBeforeTheDatabaseWasOpened) {
  Put(kPurged, kKey, marker_);
  ASSERT_THAT(PurgeKey(kKey), IsOk());
  Delete(kKey);
  Reopen();
  ASSERT_THAT(FilesWithMarker(), Not(IsEmpty()));

  ASSERT_THAT(PurgeKey(kKey), IsOk());

  EXPECT_THAT(FilesWithMarker(), IsEmpty());
}

TEST_F(PurgeTest, RemovesWhatWasReplaced) {
  Put(kPurged, kKey, marker_);
  Reopen();
  Put(kPurged, kKey, "harmless");

  ASSERT_THAT(PurgeKey(kKey), IsOk());

  EXPECT_THAT(FilesWithMarker(), IsEmpty());
  EXPECT_EQ(*database_->Get(kPurged, kKey), "harmless");
}

TEST_F(PurgeTest, RemovesItFromARangeWithoutEnd) {
  Put(kPurged, kKey, marker_);
  Put(kPurged, "last", "kept");
  Reopen();
  Delete(kKey);

  ASSERT_THAT(database_->Purge({{.family = kPurged, .first = "", .last = std::nullopt}}), IsOk());

  EXPECT_THAT(FilesWithMarker(), IsEmpty());
  EXPECT_EQ(*database_->Get(kPurged, "last"), "kept");
}

TEST_F(PurgeTest, KeepsWhatIsNotDeleted) {
  Put(kPurged, "a", marker_);
  Put(kPurged, kKey, "erased");
  Put(kPurged, "z", marker_);
  Put(kOther, kKey, marker_);
  Delete(kKey);

  ASSERT_THAT(database_->Purge({{.family = kPurged, .first = "a", .last = "z"}}), IsOk());
  Reopen();

  EXPECT_EQ(*database_->Get(kPurged, "a"), marker_);
  EXPECT_EQ(*database_->Get(kPurged, kKey), std::nullopt);
  EXPECT_EQ(*database_->Get(kPurged, "z"), marker_);
  EXPECT_EQ(*database_->Get(kOther, kKey), marker_);
}

TEST_F(PurgeTest, FilesThatAScanReadsGoWithIt) {
  Put(kPurged, kKey, marker_);
  Reopen();
  {
    const Scan scan = database_->NewScan(kPurged, kKey);
    Delete(kKey);
    ASSERT_THAT(PurgeKey(kKey), IsOk());
    EXPECT_EQ(scan.value(), marker_);
  }

  EXPECT_THAT(FilesWithMarker(), IsEmpty());
}

}  // namespace
}  // namespace waymark::storage
