#include "common/storage/torn_write.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/storage/database.h"
#include "common/storage/file_check.h"
#include "common/storage/test_files.h"
#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::storage {
namespace {

using testing::HasSubstr;
using testing::Optional;

constexpr std::size_t kPage = 4096;

// A write-ahead log of two writes, the last of which takes many pages and three blocks.
class TornWriteTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto database = Open();
    ASSERT_THAT(database, IsOk());
    Put(**database, "first", 5000);
    for (const auto& entry : std::filesystem::directory_iterator(directory_.path())) {
      if (entry.path().extension() == ".log") file_ = entry.path();
    }
    second_ = std::filesystem::file_size(file_);
    Put(**database, "second", 70'000);
    whole_ = Content(file_);
  }

  absl::StatusOr<std::unique_ptr<Database>> Open() const {
    return Database::Open({.directory = directory_.path(), .families = {"a"}});
  }
  static void Put(Database& database, const std::string& key, std::size_t bytes) {
    Batch batch;
    batch.Put(0, key, std::string(bytes, 'x'));
    ASSERT_THAT(database.Write(batch, Sync::kYes), IsOk());
  }

  void Write(const std::string& content) const {
    std::ofstream(file_, std::ios::binary) << content;
  }
  // As if the bytes from `from` to `to` had not come to the disk.
  [[nodiscard]] std::string Without(std::size_t from, std::size_t to) const {
    std::string content = whole_;
    for (std::size_t at = from; at < std::min(to, content.size()); ++at) content[at] = '\0';
    return content;
  }

  const TemporaryDirectory directory_;
  std::filesystem::path file_;
  std::uint64_t second_ = 0;  // Where the second write begins.
  std::string whole_;
};

TEST_F(TornWriteTest, FindsNothingInAWholeLog) {
  EXPECT_EQ(FindTornWrite(file_).value(), std::nullopt);
}

TEST_F(TornWriteTest, FindsNothingWhereTheLastWriteIsCutOff) {
  for (std::size_t size = second_; size < whole_.size(); size += 777) {
    Write(whole_.substr(0, size));
    EXPECT_EQ(FindTornWrite(file_).value(), std::nullopt) << size;
  }
}

TEST_F(TornWriteTest, FindsTheWriteWhicheverOfItsPagesIsMissing) {
  for (std::size_t page = second_ / kPage * kPage; page < whole_.size(); page += kPage) {
    Write(Without(std::max<std::size_t>(page, second_), page + kPage));

    const auto torn = FindTornWrite(file_);

    ASSERT_THAT(torn, IsOk()) << page;
    EXPECT_THAT(*torn, Optional(second_)) << page;
  }
}

TEST_F(TornWriteTest, RocksDBRefusesIt) {
  Write(Without(second_ + 2 * kPage, second_ + 3 * kPage));
  EXPECT_EQ(Open().status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(TornWriteTest, TheCheckOfFilesSaysWhatItIs) {
  Write(Without(second_ + 2 * kPage, second_ + 3 * kPage));

  const auto damaged = FindDamagedRecords(directory_.path());

  ASSERT_THAT(damaged, IsOk());
  ASSERT_EQ(damaged->size(), 1U);
  EXPECT_THAT(damaged->front().what, HasSubstr("which the service cuts off when it starts"));
}

TEST_F(TornWriteTest, WhatCameBeforeIsThereOnceItIsCutOff) {
  Write(Without(second_ + 2 * kPage, second_ + 3 * kPage));

  const auto cut = CutTornWrite(directory_.path());

  ASSERT_THAT(cut, IsOk());
  ASSERT_TRUE(cut->has_value());
  EXPECT_EQ((*cut)->file, file_);
  EXPECT_EQ((*cut)->at, second_);
  const auto database = Open();
  ASSERT_THAT(database, IsOk());
  EXPECT_TRUE((*database)->Get(0, "first")->has_value());
  EXPECT_FALSE((*database)->Get(0, "second")->has_value());
}

TEST_F(TornWriteTest, AWriteThatAnotherFollowsIsDamaged) {
  Write(Without(kPage, second_));

  EXPECT_EQ(FindTornWrite(file_).status().code(), absl::StatusCode::kDataLoss);
  const auto cut = CutTornWrite(directory_.path());
  EXPECT_EQ(cut.status().code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(cut.status().message()), HasSubstr(".log at byte 0: "));
  EXPECT_EQ(std::filesystem::file_size(file_), whole_.size());
}

// RocksDB takes zeros where a record should be for the end of a block, and goes on after it.
TEST_F(TornWriteTest, ZerosInPlaceOfAWholeWriteAreDamage) {
  Write(Without(0, second_));

  EXPECT_EQ(FindTornWrite(file_).status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(TornWriteTest, AFlippedBitIsDamage) {
  for (std::size_t at = 0; at < whole_.size(); at += 997) {
    std::string flipped = whole_;
    FlipBit(flipped, at);
    Write(flipped);
    EXPECT_EQ(FindTornWrite(file_).status().code(), absl::StatusCode::kDataLoss) << at;
  }
}

TEST_F(TornWriteTest, CutsNothingOffAWholeLogOrNone) {
  EXPECT_EQ(CutTornWrite(directory_.path())->has_value(), false);
  const TemporaryDirectory empty;
  EXPECT_EQ(CutTornWrite(empty.path())->has_value(), false);
}

}  // namespace
}  // namespace waymark::storage
