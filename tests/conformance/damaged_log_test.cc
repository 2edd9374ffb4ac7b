#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/storage/database.h"
#include "common/storage/test_files.h"
#include "ingest-service/log/keys.h"
#include "tests/conformance/cluster_test.h"
#include "tests/support/program.h"

// A log that may lack what was acknowledged, and what an operator can do about it.
namespace waymark {
namespace {

using testing::HasSubstr;

class DamagedLogTest : public ClusterTest {
 protected:
  // Of a log with one visit, the file that tells how far it was acknowledged is gone.
  void SetUp() override {
    ClusterTest::SetUp();
    if (HasFatalFailure()) return;
    ASSERT_THAT(
        CreateVisit(cluster_.ingest(), "authorities/reading", "one", VisitSaying("Well led.")),
        IsOk());
    ASSERT_THAT(cluster_.StopIngest(), IsOk());
    ASSERT_TRUE(std::filesystem::remove(cluster_.ingest_directory() / "acknowledged"));
  }

  absl::StatusOr<FinishedProgram> Run(const std::string& command,
                                      std::vector<std::string> arguments = {}) {
    arguments.insert(arguments.begin(),
                     {command, "--data_dir=" + cluster_.ingest_directory().string()});
    return RunProgram(kIngestProgram, std::move(arguments));
  }
};

TEST_F(DamagedLogTest, ItIsNotServedAndSaysWhatToDo) {
  const auto refused = Run("serve", {"--listen=127.0.0.1:0", "--insecure"});

  ASSERT_THAT(refused, IsOk());
  EXPECT_EQ(refused->exit_status, 1);
  EXPECT_THAT(refused->errors, HasSubstr("DATA_LOSS"));
  EXPECT_THAT(refused->errors, HasSubstr("Do not delete anything"));
  EXPECT_THAT(refused->errors, HasSubstr("waymark-ingest accept-loss"));
}

TEST_F(DamagedLogTest, ItIsServedOnceTheLossIsAccepted) {
  const auto accepted = Run("accept-loss");
  ASSERT_THAT(accepted, IsOk());
  EXPECT_EQ(accepted->exit_status, 0) << accepted->errors;
  EXPECT_THAT(accepted->output, HasSubstr("The log ends at change 1."));

  ASSERT_THAT(cluster_.StartIngest(), IsOk());

  EXPECT_THAT(
      CreateVisit(cluster_.ingest(), "authorities/reading", "one", VisitSaying("Well led.")),
      HasReason(v1::ERROR_REASON_VISIT_EXISTS));
  const auto next =
      CreateVisit(cluster_.ingest(), "authorities/reading", "two", VisitSaying("Well led."));
  ASSERT_THAT(next, IsOk());
  EXPECT_THAT(
      GetVisit(cluster_.query(), "authorities/reading/visits/one", next->consistency_token()),
      IsOk());
}

// A store with two visits, stopped.
class DamagedFilesTest : public ClusterTest {
 protected:
  void SetUp() override {
    ClusterTest::SetUp();
    if (HasFatalFailure()) return;
    for (const char* id : {"one", "two"}) {
      ASSERT_THAT(
          CreateVisit(cluster_.ingest(), "authorities/reading", id, VisitSaying("Well led.")),
          IsOk());
      // What the write-ahead log holds goes into tables as the service starts.
      ASSERT_THAT(cluster_.StopIngest(), IsOk());
      ASSERT_THAT(cluster_.StartIngest(), IsOk());
    }
    ASSERT_THAT(
        CreateVisit(cluster_.ingest(), "authorities/reading", "three", VisitSaying("Well led.")),
        IsOk());
    ASSERT_THAT(cluster_.StopIngest(), IsOk());
  }

  FinishedProgram Run(std::vector<std::string> arguments) const {
    const auto finished = RunProgram(kIngestProgram, std::move(arguments));
    EXPECT_THAT(finished, IsOk());
    return finished.value_or(FinishedProgram{.exit_status = -1, .output = "", .errors = ""});
  }
  FinishedProgram VerifyStored() const {
    return Run({"verify", "--data_dir=" + cluster_.ingest_directory().string()});
  }

  // The files of the store, but for those that RocksDB makes anew or only writes.
  std::vector<std::filesystem::path> FilesThatMatter() const {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(log())) {
      const std::string name = entry.path().filename();
      const bool matters = name == "CURRENT" || name.starts_with("MANIFEST-") ||
                           name.ends_with(".sst") || name.ends_with(".log");
      if (matters && entry.file_size() > 0) files.push_back(entry.path());
    }
    return files;
  }
  static void FlipBitOf(const std::filesystem::path& file, std::size_t at) {
    std::string content = storage::Content(file);
    storage::FlipBit(content, at);
    std::ofstream(file, std::ios::binary) << content;
  }
  // The table that holds the revision of a change.
  std::filesystem::path TableOfRevision(std::uint64_t sequence) const {
    const auto database = storage::Database::Open(
        {.directory = log(), .families = ingest::keys::Families(), .read_only = true});
    EXPECT_THAT(database, IsOk());
    for (const storage::TableFile& table : (*database)->Tables()) {
      if (table.family == "revisions" && table.first_key == ingest::keys::Sequence(sequence)) {
        return log() / table.name;
      }
    }
    ADD_FAILURE() << "no table begins with revision " << sequence;
    return {};
  }

  std::filesystem::path log() const { return cluster_.ingest_directory() / "log"; }
};

TEST_F(DamagedFilesTest, VerifyNamesAnyFileThatIsDamagedOrGone) {
  ASSERT_EQ(VerifyStored().exit_status, 0);
  ASSERT_GE(FilesThatMatter().size(), 7U);
  for (const std::filesystem::path& file : FilesThatMatter()) {
    const std::string name = file.filename();
    const std::string content = storage::Content(file);
    FlipBitOf(file, content.size() / 2);
    const FinishedProgram flipped = VerifyStored();
    std::filesystem::remove(file);
    const FinishedProgram gone = VerifyStored();
    std::ofstream(file, std::ios::binary) << content;

    EXPECT_EQ(flipped.exit_status, 1) << name;
    EXPECT_THAT(flipped.errors, HasSubstr(name));
    EXPECT_THAT(flipped.errors, HasSubstr("Do not delete anything"));
    EXPECT_EQ(gone.exit_status, 1) << name;
    // A store without its write-ahead log is a shorter one, and one without CURRENT none.
    EXPECT_THAT(gone.errors, HasSubstr(name.ends_with(".log") ? "the log ends at change 2"
                                       : name == "CURRENT"    ? "holds no log"
                                                              : name));
    EXPECT_THAT(gone.errors, HasSubstr("Do not delete anything"));
  }
  EXPECT_EQ(VerifyStored().exit_status, 0) << "verify changes nothing";
}

TEST_F(DamagedFilesTest, ARunningServiceSendsWhatIsWholeAndVerifyNamesTheNext) {
  FlipBitOf(TableOfRevision(2), 0);
  ASSERT_THAT(cluster_.StartIngest(), IsOk());

  const FinishedProgram verified =
      Run({"verify", "--ingest=" + cluster_.ingest_process().address()});
  const FinishedProgram printed = Run({"log", "--ingest=" + cluster_.ingest_process().address()});

  EXPECT_EQ(verified.exit_status, 1);
  EXPECT_THAT(verified.errors, HasSubstr("change 2: the service cannot read it"));
  EXPECT_THAT(verified.errors, HasSubstr("The last change that could be read in order is 1.\n"));
  EXPECT_THAT(verified.errors, HasSubstr("Stop the service"));
  EXPECT_EQ(printed.exit_status, 1);
  EXPECT_THAT(printed.output, HasSubstr("authorities/reading/visits/one"));
  EXPECT_THAT(printed.errors, HasSubstr("waymark-ingest verify"));
}

TEST_F(DamagedFilesTest, TheStoppedStoreNamesTheChangeItsVisitAndTheFile) {
  const std::filesystem::path table = TableOfRevision(2);
  FlipBitOf(table, 0);

  const FinishedProgram found = VerifyStored();

  EXPECT_EQ(found.exit_status, 1);
  EXPECT_THAT(found.errors, HasSubstr("change 2: its revision cannot be read (RocksDB: "));
  EXPECT_THAT(found.errors, HasSubstr("it is a change to authorities/reading/visits/two\n"));
  EXPECT_THAT(found.errors, HasSubstr("log/" + table.filename().string() +
                                      " is not what its checksum says. It held revisions of "
                                      "change 2."));
}

}  // namespace
}  // namespace waymark
