#include "common/storage/file_check.h"

#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
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

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class FileCheckTest : public testing::Test {
 protected:
  // Family "a" has a table and an entry in the write-ahead log; "b" has a table.
  void SetUp() override {
    Put(0, "first");
    Put(1, "first");
    ASSERT_THAT(Open(kToWrite), IsOk());
    Put(0, "second");
  }

  void Put(Family family, const std::string& key) {
    const auto database = Open(kToWrite);
    ASSERT_THAT(database, IsOk());
    Batch batch;
    batch.Put(family, key, "value");
    ASSERT_THAT((*database)->Write(batch, Sync::kYes), IsOk());
  }

  enum Purpose { kToWrite, kToRead, kDespiteDamage };
  absl::StatusOr<std::unique_ptr<Database>> Open(Purpose purpose) const {
    return Database::Open({.directory = directory_.path(),
                           .families = {"a", "b"},
                           .read_only = purpose != kToWrite,
                           .despite_damage = purpose == kDespiteDamage});
  }

  // Names of the damaged files.
  std::vector<std::string> Damaged() const {
    std::vector<std::string> names;
    const auto records = FindDamagedRecords(directory_.path());
    EXPECT_THAT(records, IsOk());
    for (const DamagedFile& file : *records) names.push_back(file.name);
    const auto database = Open(kDespiteDamage);
    if (!database.ok()) return names;
    const auto tables = FindDamagedTables(directory_.path(), (*database)->Tables());
    EXPECT_THAT(tables, IsOk());
    for (const DamagedFile& file : *tables) names.push_back(file.name);
    return names;
  }

  // What each file holds, by its name.
  std::map<std::string, std::string> Files() const {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(directory_.path())) {
      files[entry.path().filename()] = Content(entry.path());
    }
    return files;
  }
  void Restore(const std::string& name, const std::string& content) const {
    std::ofstream(directory_.path() / name, std::ios::binary) << content;
  }

  TemporaryDirectory directory_;
};

// RocksDB opens the same without them: its lock, what it did, and options that are given anew.
bool Harmless(const std::string& name) {
  return name == "LOCK" || name == "IDENTITY" || name.starts_with("LOG") ||
         name.starts_with("OPTIONS-");
}

TEST_F(FileCheckTest, FindsNothingInAWholeDatabase) { EXPECT_THAT(Damaged(), IsEmpty()); }

TEST_F(FileCheckTest, FindsAFlippedBitInEachFileThatMatters) {
  int tables = 0;
  for (const auto& [name, content] : Files()) {
    if (Harmless(name) || content.empty()) continue;
    tables += name.ends_with(".sst") ? 1 : 0;
    for (const std::size_t at : {std::size_t{0}, content.size() / 2, content.size() - 1}) {
      std::string flipped = content;
      FlipBit(flipped, at);
      Restore(name, flipped);
      EXPECT_THAT(Damaged(), ElementsAre(name)) << at << " of " << content.size();
    }
    Restore(name, content);
  }
  EXPECT_GE(tables, 2);
}

TEST_F(FileCheckTest, FindsEachTableAndCatalogueThatIsGone) {
  for (const auto& [name, content] : Files()) {
    // Without its write-ahead log a database is a shorter one: nothing in it tells.
    if (Harmless(name) || name.ends_with(".log")) continue;
    std::filesystem::remove(directory_.path() / name);
    EXPECT_THAT(Damaged(), ElementsAre(name));
    Restore(name, content);
  }
}

TEST_F(FileCheckTest, ReadsTheSameWithoutTheFilesThatDoNotMatter) {
  for (const auto& [name, content] : Files()) {
    if (Harmless(name)) std::filesystem::remove(directory_.path() / name);
  }

  EXPECT_THAT(Damaged(), IsEmpty());
  const auto database = Open(kToRead);
  ASSERT_THAT(database, IsOk());
  EXPECT_EQ((*database)->Get(0, "second")->value_or(""), "value");
}

TEST_F(FileCheckTest, SaysWhatATableHeld) {
  const auto database = Open(kToRead);
  ASSERT_THAT(database, IsOk());
  const std::vector<TableFile> tables = (*database)->Tables();
  ASSERT_FALSE(tables.empty());
  std::filesystem::resize_file(directory_.path() / tables.front().name, 7);

  const auto damaged = FindDamagedTables(directory_.path(), tables);

  ASSERT_THAT(damaged, IsOk());
  ASSERT_EQ(damaged->size(), 1U);
  EXPECT_THAT(damaged->front().what, StartsWith("has 7 bytes in place of the "));
  EXPECT_EQ(damaged->front().table.family, tables.front().family);
  EXPECT_EQ(damaged->front().table.first_key, "first");
  EXPECT_EQ(damaged->front().table.last_key, "first");
}

TEST_F(FileCheckTest, WhatIsLeftOfADamagedDatabaseCanBeRead) {
  const auto whole = Open(kToRead);
  ASSERT_THAT(whole, IsOk());
  for (const TableFile& table : (*whole)->Tables()) {
    if (table.family == "b") std::filesystem::remove(directory_.path() / table.name);
  }
  EXPECT_EQ(Open(kToRead).status().code(), absl::StatusCode::kDataLoss);

  const auto left = Open(kDespiteDamage);

  ASSERT_THAT(left, IsOk());
  EXPECT_EQ((*left)->Get(0, "first")->value_or(""), "value");
  EXPECT_EQ((*left)->Get(1, "first").status().code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string((*left)->Get(1, "first").status().message()), HasSubstr("RocksDB"));
}

TEST_F(FileCheckTest, AFamilyThatIsNotThereReadsAsEmpty) {
  const auto database =
      Database::Open({.directory = directory_.path(), .families = {"a", "c"}, .read_only = true});

  ASSERT_THAT(database, IsOk());
  EXPECT_EQ(*(*database)->Get(1, "first"), std::nullopt);
  EXPECT_FALSE((*database)->NewScan(1, "").Valid());
  EXPECT_EQ((*database)->Get(0, "first")->value_or(""), "value");
}

}  // namespace
}  // namespace waymark::storage
