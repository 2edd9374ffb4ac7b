// What a damaged store is found by: every file of it that matters, and the first change that is
// lost.
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/status/status_macros.h"
#include "common/storage/test_files.h"
#include "ingest-service/log/acknowledged_mark.h"
#include "ingest-service/log/data_directory.h"
#include "ingest-service/log/inspection/chain_check.h"
#include "ingest-service/log/inspection/stored_log.h"
#include "ingest-service/log/test_log.h"
#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::ingest {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class CountingReader : public LogReader {
 public:
  void Begin(const std::string& log_id, std::uint64_t) override { check_.emplace(log_id); }
  absl::Status Take(const internal::v1::Change& change) override { return check_->Next(change); }
  [[nodiscard]] std::uint64_t last() const { return check_->sequence(); }
  [[nodiscard]] absl::Status Finish() const { return check_->Finish(); }

 private:
  std::optional<ChainCheck> check_;
};

class DamagedStoreTest : public testing::Test {
 protected:
  // Changes 1 and 2, each with a remembered request, are in tables; 3 and 4 in the write-ahead log.
  void SetUp() override {
    std::filesystem::create_directories(data_dir());
    Append({"a", "b"}, 1);
    Append({"c", "d"}, 3);
  }

  void Append(const std::vector<std::string>& visits, std::uint64_t sequence) const {
    const auto store = DataDirectory(data_dir()).Open();
    ASSERT_THAT(store, IsOk());
    LogAddition addition = AdditionOf({}, 1);
    for (const std::string& visit : visits) {
      addition.changes.push_back(ChangeOf(visit));
      NewRequest& request = addition.requests.emplace_back();
      request.submitter = "someone";
      request.id = visit;
      request.stored.set_sequence(sequence++);
      request.stored.set_visit(NameOf(visit).ToString());
      request.stored.set_commit_time_micros(1);
    }
    ASSERT_THAT((*store)->Append(addition), IsOk());
    ASSERT_THAT(
        AcknowledgedMark::Write(data_dir() / "acknowledged", (*store)->log_id(), sequence - 1),
        IsOk());
  }

  // All that is wrong, in the order `verify` looks.
  absl::Status Verify() const {
    WAYMARK_ASSIGN_OR_RETURN(const auto log, StoredLog::Open(data_dir()));
    CountingReader reader;
    absl::Status chain = log->ReadTo(reader);
    if (chain.ok()) chain = reader.Finish();
    const absl::Status files = log->CheckFiles();
    if (!chain.ok() || !files.ok()) {
      return absl::DataLossError(
          absl::StrCat(chain.message(), " after ", reader.last(), "\n", files.message()));
    }
    WAYMARK_RETURN_IF_ERROR(log->CheckMark());
    WAYMARK_RETURN_IF_ERROR(log->CheckHeads());
    return log->CheckRequests();
  }

  // Every file of the data directory, and what it holds.
  std::map<std::filesystem::path, std::string> Files() const {
    std::map<std::filesystem::path, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(data_dir())) {
      if (entry.is_regular_file()) files[entry.path()] = storage::Content(entry.path());
    }
    return files;
  }
  static void Restore(const std::filesystem::path& file, const std::string& content) {
    std::ofstream(file, std::ios::binary) << content;
  }

  std::string TableOf(const std::string& family) const {
    const auto database = storage::Database::Open(
        {.directory = data_dir() / "log", .families = {}, .read_only = true});
    EXPECT_THAT(database, IsOk());
    for (const storage::TableFile& table : (*database)->Tables()) {
      if (table.family == family) return table.name;
    }
    ADD_FAILURE() << family << " has no table";
    return "";
  }

  std::filesystem::path data_dir() const { return directory_.path() / "data"; }

  TemporaryDirectory directory_;
};

// RocksDB makes them anew, or only writes them: nothing is lost with them.
bool Harmless(const std::string& name) {
  return name == "LOCK" || name == "IDENTITY" || name.starts_with("LOG") ||
         name.starts_with("OPTIONS-");
}

TEST_F(DamagedStoreTest, AWholeStoreIsFoundWhole) { EXPECT_THAT(Verify(), IsOk()); }

TEST_F(DamagedStoreTest, AFlippedBitInAnyFileIsFoundAndTheFileNamed) {
  int files = 0;
  for (const auto& [file, content] : Files()) {
    if (Harmless(file.filename())) continue;
    ++files;
    for (std::size_t at = 0; at < content.size(); at += 1 + content.size() / 16) {
      std::string flipped = content;
      storage::FlipBit(flipped, at);
      Restore(file, flipped);
      const absl::Status found = Verify();
      EXPECT_EQ(found.code(), absl::StatusCode::kDataLoss) << file << " at " << at;
      EXPECT_THAT(std::string(found.message()), HasSubstr(file.filename().string())) << at;
    }
    Restore(file, content);
  }
  EXPECT_GE(files, 9) << "acknowledged, CURRENT, MANIFEST, a write-ahead log, tables";
}

TEST_F(DamagedStoreTest, AnyFileThatIsGoneIsFound) {
  for (const auto& [file, content] : Files()) {
    // An older version kept no mark of the MANIFEST.
    if (Harmless(file.filename()) || file.filename() == "manifest") continue;
    std::filesystem::remove(file);
    const absl::Status found = Verify();
    EXPECT_EQ(found.code(), absl::StatusCode::kDataLoss) << file;
    const std::string named = file.extension() == ".log"     ? "the log ends at change 2"
                              : file.filename() == "CURRENT" ? "holds no log"
                                                             : file.filename().string();
    EXPECT_THAT(std::string(found.message()), HasSubstr(named));
    Restore(file, content);
  }
}

TEST_F(DamagedStoreTest, FilesThatDoNotMatterMayGo) {
  for (const auto& [file, content] : Files()) {
    if (Harmless(file.filename())) std::filesystem::remove(file);
  }

  EXPECT_THAT(Verify(), IsOk());
  EXPECT_THAT(DataDirectory(data_dir()).Open(), IsOk());
}

TEST_F(DamagedStoreTest, ItLeavesEveryFileAsItWas) {
  std::filesystem::remove(data_dir() / "log" / TableOf("requests"));
  const auto before = Files();

  EXPECT_FALSE(Verify().ok());

  EXPECT_EQ(Files(), before);
}

TEST_F(DamagedStoreTest, ALostTableOfRequestsIsFoundThoughTheLogIsWhole) {
  const std::string name = TableOf("requests");
  std::filesystem::remove(data_dir() / "log" / name);

  EXPECT_EQ(Verify().message(), " after 4\nlog/" + name +
                                    " is not there. It held the answers to requests of the last "
                                    "seven days.");
}

TEST_F(DamagedStoreTest, ADamagedWriteAheadLogIsNamedWithTheFirstChangeThatIsLost) {
  for (const auto& [file, content] : Files()) {
    if (file.extension() != ".log" || content.empty()) continue;
    std::string flipped = content;
    storage::FlipBit(flipped, content.size() / 2);
    Restore(file, flipped);

    EXPECT_THAT(std::string(Verify().message()),
                AllOf(HasSubstr(" after 2\n"), HasSubstr(file.filename().string() + " is damaged"),
                      HasSubstr("It held the latest changes")));
  }
}

TEST_F(DamagedStoreTest, ARecordThatCannotBeReadIsNamedWithItsVisit) {
  const std::string name = TableOf("log");
  std::string content = storage::Content(data_dir() / "log" / name);
  storage::FlipBit(content, 0);
  Restore(data_dir() / "log" / name, content);

  EXPECT_THAT(std::string(Verify().message()),
              AllOf(HasSubstr("change 1: it cannot be read (RocksDB: "),
                    HasSubstr("; it is a change to authorities/leicester/visits/a after 0\n"),
                    HasSubstr("log/" + name +
                              " is not what its checksum says. It held records of "
                              "changes 1 to 2.")));
}

TEST_F(DamagedStoreTest, WhereNoChangeCanBeReadItSaysWhatToDo) {
  for (const auto& [file, content] : Files()) {
    if (file.filename().string().starts_with("MANIFEST-")) std::filesystem::remove(file);
  }

  EXPECT_THAT(std::string(Verify().message()),
              AllOf(HasSubstr("no change can be read\nlog/MANIFEST-"),
                    HasSubstr("is not there, and CURRENT names it. It held which files"),
                    HasSubstr(StoredLog::Repair())));
}

}  // namespace
}  // namespace waymark::ingest
