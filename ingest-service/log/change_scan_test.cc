#include "ingest-service/log/change_scan.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/storage/test_files.h"
#include "ingest-service/log/keys.h"
#include "ingest-service/log/test_log.h"
#include "tests/support/temporary_directory.h"

namespace waymark::ingest {
namespace {

using testing::ElementsAre;
using testing::StartsWith;

constexpr std::size_t kNoLimit = std::size_t{1} << 30;

class ChangeScanTest : public testing::Test {
 protected:
  // Changes 1 to 3, then those from 4 to 6 in tables of their own.
  void SetUp() override {
    Append({ChangeOf("v1"), ChangeOf("v2"), ChangeOf("v3")});
    Append({ChangeOf("v4"), ChangeOf("v5"), ChangeOf("v6")});
    // What is still in the write-ahead log goes into tables as it is opened.
    (void)OpenLog(directory_.path());
  }

  void Append(std::vector<NewChange> changes) const {
    ASSERT_THAT(OpenLog(directory_.path())->Append(AdditionOf(std::move(changes), 1)), IsOk());
  }

  std::unique_ptr<storage::Database> Open(bool read_only = true) const {
    auto database = storage::Database::Open({.directory = directory_.path(),
                                             .families = keys::Families(),
                                             .read_only = read_only,
                                             .despite_damage = read_only});
    EXPECT_THAT(database, IsOk());
    return std::move(database).value();
  }
  void Delete(storage::Family family, std::uint64_t sequence) const {
    storage::Batch batch;
    batch.Delete(family, keys::Sequence(sequence));
    ASSERT_THAT(Open(false)->Write(batch, storage::Sync::kYes), IsOk());
  }
  void Put(storage::Family family, std::uint64_t sequence, const std::string& value) const {
    storage::Batch batch;
    batch.Put(family, keys::Sequence(sequence), value);
    ASSERT_THAT(Open(false)->Write(batch, storage::Sync::kYes), IsOk());
  }

  // The table that holds an entry.
  std::filesystem::path TableWith(const std::string& family, std::uint64_t sequence) const {
    const std::string key = keys::Sequence(sequence);
    for (const storage::TableFile& table : Open()->Tables()) {
      if (table.family == family && table.first_key <= key && key <= table.last_key) {
        return directory_.path() / table.name;
      }
    }
    ADD_FAILURE() << "no table of " << family << " holds " << sequence;
    return {};
  }
  // Damages its entries, which come first in it.
  void DamageTable(const std::string& family, std::uint64_t sequence) const {
    const std::filesystem::path file = TableWith(family, sequence);
    std::string content = storage::Content(file);
    storage::FlipBit(content, 0);
    std::ofstream(file, std::ios::binary) << content;
  }

  // What is read, as "sequence", or "sequence-" without a revision; at last what ended it.
  std::vector<std::string> Read(std::uint64_t after = 0) const {
    const auto database = Open();
    ChangeScan scan(*database, after);
    std::vector<std::string> read;
    while (true) {
      const auto change = scan.Next();
      if (!change.ok()) {
        EXPECT_EQ(change.status().code(), absl::StatusCode::kDataLoss);
        read.emplace_back(change.status().message());
        return read;
      }
      if (!change->has_value()) return read;
      internal::v1::ChangeRecord record;
      EXPECT_TRUE(record.ParseFromString((*change)->record()));
      read.push_back(absl::StrCat(record.sequence(), (*change)->revision().empty() ? "-" : ""));
    }
  }

  TemporaryDirectory directory_;
};

TEST_F(ChangeScanTest, ReadsEveryChangeInOrder) {
  EXPECT_THAT(Read(), ElementsAre("1", "2", "3", "4", "5", "6"));
}

TEST_F(ChangeScanTest, BeginsAfterTheOneThatIsNamed) {
  EXPECT_THAT(Read(4), ElementsAre("5", "6"));
  EXPECT_THAT(Read(6), ElementsAre());
  EXPECT_THAT(Read(99), ElementsAre());
}

TEST_F(ChangeScanTest, LeavesARevisionEmptyThatIsNotThere) {
  Delete(keys::kRevisions, 2);

  EXPECT_THAT(Read(), ElementsAre("1", "2-", "3", "4", "5", "6"));
}

TEST_F(ChangeScanTest, StopsBeforeAChangeThatIsNotThere) {
  Delete(keys::kLog, 2);

  EXPECT_THAT(Read(), ElementsAre("1", "change 2: it is not there"));
}

TEST_F(ChangeScanTest, StopsBeforeAnEntryThatIsNone) {
  Put(keys::kLog, 2, "\xff");

  EXPECT_THAT(Read(), ElementsAre("1", "change 2: its entry cannot be read"));
}

TEST_F(ChangeScanTest, StopsBeforeTheFirstChangeOfADamagedTable) {
  DamageTable("log", 4);

  EXPECT_THAT(Read(), ElementsAre("1", "2", "3", StartsWith("change 4: it cannot be read (")));
}

TEST_F(ChangeScanTest, StopsBeforeTheFirstRevisionOfADamagedTable) {
  DamageTable("revisions", 4);

  EXPECT_THAT(Read(),
              ElementsAre("1", "2", "3", StartsWith("change 4: its revision cannot be read (")));
}

TEST_F(ChangeScanTest, DoesNotTakeTheRevisionsOfALostTableForErased) {
  std::filesystem::remove(TableWith("revisions", 1));

  EXPECT_THAT(Read(), ElementsAre(StartsWith("change 1: its revision cannot be read (")));
}

TEST_F(ChangeScanTest, AFollowerIsSentAllThatComesBeforeTheDamage) {
  DamageTable("revisions", 4);
  const auto store = LogStore::Open(directory_.path());
  ASSERT_THAT(store, IsOk());

  const auto before = (*store)->ReadAfter(0, kNoLimit);
  const auto damaged = (*store)->ReadAfter(3, kNoLimit);

  ASSERT_THAT(before, IsOk());
  EXPECT_EQ(before->size(), 3U);
  EXPECT_EQ(damaged.status().code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(damaged.status().message()), StartsWith("change 4: its revision"));
}

}  // namespace
}  // namespace waymark::ingest
