#include "common/storage/database.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::storage {
namespace {

std::unique_ptr<Database> OpenIn(const std::filesystem::path& directory) {
  auto database = Database::Open({.directory = directory, .families = {"a", "b"}});
  EXPECT_TRUE(database.ok()) << database.status();
  return std::move(database).value();
}

std::vector<std::string> Keys(Scan scan) {
  std::vector<std::string> keys;
  for (; scan.Valid(); scan.Next()) keys.emplace_back(scan.key());
  EXPECT_TRUE(scan.status().ok());
  return keys;
}

TEST(Database, KeepsWhatWasWrittenAcrossReopening) {
  const TemporaryDirectory directory;
  Batch batch;
  batch.Put(0, "key", "in a");
  batch.Put(1, "key", "in b");
  ASSERT_THAT(OpenIn(directory.path())->Write(batch, Sync::kYes), IsOk());

  const auto database = OpenIn(directory.path());

  EXPECT_EQ(**database->Get(0, "key"), "in a");
  EXPECT_EQ(**database->Get(1, "key"), "in b");
  EXPECT_FALSE(database->Get(0, "other")->has_value());
}

TEST(Database, GetsSeveralKeysInTheirOrder) {
  const TemporaryDirectory directory;
  const auto database = OpenIn(directory.path());
  Batch batch;
  batch.Put(0, "b", "in a table");
  batch.Put(0, "gone", "");
  batch.Put(1, "a", "of another family");
  ASSERT_THAT(database->Write(batch, Sync::kNo), IsOk());
  ASSERT_THAT(database->Flush(), IsOk());
  Batch later;
  later.Put(0, "c", "in memory");
  later.Delete(0, "gone");
  ASSERT_THAT(database->Write(later, Sync::kNo), IsOk());

  const auto values = database->GetAll(0, {"c", "a", "b", "gone", "c"});

  ASSERT_THAT(values, IsOk());
  EXPECT_THAT(*values, testing::ElementsAre("in memory", std::nullopt, "in a table", std::nullopt,
                                            "in memory"));
  EXPECT_TRUE(database->GetAll(0, {})->empty());
}

TEST(Database, ScanStaysInsideItsPrefix) {
  const TemporaryDirectory directory;
  const auto database = OpenIn(directory.path());
  Batch batch;
  for (const char* key : {"a", "b", "b1", "b2", "c"}) batch.Put(0, key, "");
  ASSERT_TRUE(database->Write(batch, Sync::kNo).ok());

  EXPECT_EQ(Keys(database->NewScan(0, "b")), (std::vector<std::string>{"b", "b1", "b2"}));
  EXPECT_EQ(Keys(database->NewScan(0, "d")), std::vector<std::string>{});
  EXPECT_EQ(Keys(database->NewScan(0, "")).size(), 5U);
}

TEST(Database, SeekToLastFindsTheLastKeyOfThePrefix) {
  const TemporaryDirectory directory;
  const auto database = OpenIn(directory.path());
  Batch batch;
  for (const char* key : {"b", "b2", "c", "\xff\xff"}) batch.Put(0, key, "");
  ASSERT_TRUE(database->Write(batch, Sync::kNo).ok());
  struct Case {
    const char* prefix;
    const char* want;
  };

  for (const Case& c : {Case{"b", "b2"}, Case{"", "\xff\xff"}, Case{"\xff", "\xff\xff"}}) {
    Scan scan = database->NewScan(0, c.prefix);
    scan.SeekToLast();
    ASSERT_TRUE(scan.Valid()) << c.prefix;
    EXPECT_EQ(scan.key(), c.want);
  }
  Scan none = database->NewScan(0, "d");
  none.SeekToLast();
  EXPECT_FALSE(none.Valid());
}

TEST(Database, WritesTheSameOnceABatchIsSorted) {
  const TemporaryDirectory directory;
  const auto database = OpenIn(directory.path());
  Batch batch;
  batch.Put(1, "b", "first");
  batch.Put(0, "z", "of a");
  batch.Put(1, "b", "second");
  batch.Put(1, "a", "gone");
  batch.Delete(1, "a");

  batch.Sort();

  EXPECT_EQ(batch.entries.front().key, "z");
  ASSERT_THAT(database->Write(batch, Sync::kNo), IsOk());
  EXPECT_EQ(**database->Get(0, "z"), "of a");
  EXPECT_EQ(**database->Get(1, "b"), "second");
  EXPECT_FALSE(database->Get(1, "a")->has_value());
}

TEST(Database, ForgetsWhatIsDeleted) {
  const TemporaryDirectory directory;
  const auto database = OpenIn(directory.path());
  Batch batch;
  batch.Put(0, "a", "1");
  batch.Put(0, "b", "2");
  batch.Delete(0, "a");
  ASSERT_THAT(database->Write(batch, Sync::kYes), IsOk());

  EXPECT_EQ(*database->Get(0, "a"), std::nullopt);
  EXPECT_EQ(*database->Get(0, "b"), "2");
}

TEST(Database, RefusesFamiliesItDoesNotKnow) {
  const TemporaryDirectory directory;
  { const auto database = OpenIn(directory.path()); }

  const auto reopened = Database::Open({.directory = directory.path(), .families = {"a"}});

  EXPECT_EQ(reopened.status().code(), absl::StatusCode::kFailedPrecondition) << reopened.status();
}

TEST(Database, MakesFamiliesThatAreMissing) {
  const TemporaryDirectory directory;
  { const auto database = OpenIn(directory.path()); }

  const auto reopened =
      Database::Open({.directory = directory.path(), .families = {"a", "b", "c"}});

  ASSERT_THAT(reopened, IsOk());
  EXPECT_EQ(*(*reopened)->Get(2, "a"), std::nullopt);
}

// A file of RocksDB's own log that cannot be written ends the process at the next line.
TEST(Database, HasNoFileForWhatTheEngineSays) {
  const TemporaryDirectory directory;

  const auto database = OpenIn(directory.path());

  for (const auto& file : std::filesystem::directory_iterator(directory.path())) {
    EXPECT_NE(file.path().filename().string().substr(0, 3), "LOG");
  }
}

TEST(Database, RefusesADirectoryThatIsNoDatabase) {
  const TemporaryDirectory directory;
  { const auto database = OpenIn(directory.path()); }
  std::filesystem::resize_file(directory.path() / "CURRENT", 1);

  const auto reopened = Database::Open({.directory = directory.path(), .families = {"a", "b"}});

  EXPECT_FALSE(reopened.ok());
}

TEST(Vitals, TellWhatIsInMemoryAndWhatIsInTables) {
  const TemporaryDirectory directory;
  const auto database = Database::Open({.directory = directory.path(), .families = {"a", "b"}});
  ASSERT_THAT(database, IsOk());
  Batch batch;
  batch.Put(0, "key", std::string(100'000, 'x'));
  ASSERT_THAT((*database)->Write(batch, Sync::kNo), IsOk());

  const Vitals before = (*database)->LookAtVitals();
  ASSERT_THAT((*database)->Purge({{.family = 1, .first = "", .last = std::nullopt}}), IsOk());
  const Vitals after = (*database)->LookAtVitals();

  EXPECT_GE(before.memtable_bytes, 100'000u);
  EXPECT_EQ(before.table_bytes, 0u);
  EXPECT_LT(after.memtable_bytes, before.memtable_bytes);
  EXPECT_GT(after.table_bytes, 0u);
  EXPECT_EQ(after.level0_files, 1u);
  EXPECT_EQ(after.write_stopped, 0u);
  EXPECT_EQ(after.background_errors, 0u);
}

}  // namespace
}  // namespace waymark::storage
