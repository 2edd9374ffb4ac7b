#include "ingest-service/backup/restore.h"

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/backup/test_backups.h"
#include "ingest-service/log/acknowledged_mark.h"
#include "tests/support/matchers.h"

namespace waymark::ingest {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class RestoreTest : public BackupsOfLogTest {
 protected:
  absl::StatusOr<RestoredLog> Restore(std::optional<std::uint32_t> number = std::nullopt) {
    return RestoreLog(backup_dir_, number, restored_dir_);
  }

  const fs::path restored_dir_ = root_.path() / "restored";
};

TEST_F(RestoreTest, MakesADataDirectoryFromTheNewest) {
  Write("a");
  Create();
  Write("b");
  Create();
  Write("c");

  const auto restored = Restore();

  ASSERT_THAT(restored, IsOk());
  EXPECT_EQ(restored->log.end.sequence, 2u);
  const auto store = DataDirectory(restored_dir_).Open();
  ASSERT_THAT(store, IsOk());
  EXPECT_EQ((*store)->head().sequence, 2u);
  EXPECT_EQ((*store)->log_id(), restored->log_id);
  EXPECT_FALSE(fs::exists(restored_dir_ / "restoring"));
}

TEST_F(RestoreTest, TheLogIsAnotherAndItsChainTheSame) {
  Write("a");
  Create();
  ASSERT_THAT(Restore(), IsOk());

  const auto restored = DataDirectory(restored_dir_).Open();

  ASSERT_THAT(restored, IsOk());
  EXPECT_NE((*restored)->log_id(), store_->log_id());
  EXPECT_EQ((*restored)->chain_id(), store_->chain_id());
  EXPECT_EQ((*restored)->head().hash, store_->head().hash);
}

TEST_F(RestoreTest, GoesOnAndIsBackedUpAndRestoredAgain) {
  Write("a");
  Create();
  ASSERT_THAT(Restore(), IsOk());
  {
    const auto restored = DataDirectory(restored_dir_).Open();
    ASSERT_THAT(restored, IsOk());
    WriteTo(**restored, "b");
    const auto made = backups_->Create(**restored, 14, HasRoom);
    ASSERT_THAT(made, IsOk());
    ASSERT_THAT(backups_->Verify(made->facts.number), IsOk());
  }
  fs::remove_all(restored_dir_);

  const auto again = Restore();

  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(again->log.end.sequence, 2u);
  EXPECT_EQ(again->log.chain_id, store_->chain_id());
}

TEST_F(RestoreTest, TakesTheOneThatIsNamed) {
  Write("a");
  Create();
  Write("b");
  Create();

  ASSERT_THAT(Restore(1), IsOk());

  EXPECT_EQ(DataDirectory(restored_dir_).Open()->get()->head().sequence, 1u);
}

TEST_F(RestoreTest, TakesAnOlderOneWhereTheNewestIsSeenToBeDamaged) {
  Write("a");
  Create();
  Write("b");
  Create();
  std::ofstream(backup_dir_ / "meta" / "2") << "damaged";

  const auto restored = Restore();

  ASSERT_THAT(restored, IsOk());
  EXPECT_EQ(restored->backup.facts.number, 1u);
  EXPECT_EQ(RestoreLog(backup_dir_, 2, root_.path() / "other").status().code(),
            absl::StatusCode::kDataLoss);
}

TEST_F(RestoreTest, LeavesALogAsItIs) {
  Write("a");
  Create();

  const auto restored = RestoreLog(backup_dir_, std::nullopt, data_dir_);

  EXPECT_EQ(restored.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(restored.status().message()), HasSubstr("move it away first"));
}

TEST_F(RestoreTest, KnowsNoOtherBackup) {
  EXPECT_EQ(Restore().status().code(), absl::StatusCode::kNotFound);
  Create();
  EXPECT_EQ(Restore(7).status().code(), absl::StatusCode::kNotFound);
}

TEST_F(RestoreTest, TellsWhatHadBeenAcknowledged) {
  Write("a");
  Create();
  fs::create_directory(restored_dir_);
  ASSERT_THAT(AcknowledgedMark::Write(restored_dir_ / "acknowledged", store_->log_id(), 5), IsOk());

  const auto restored = Restore();

  ASSERT_THAT(restored, IsOk());
  EXPECT_EQ(restored->acknowledged, 5u);
  EXPECT_THAT(DataDirectory(restored_dir_).Open(), IsOk());
}

TEST_F(RestoreTest, ServesNothingOfOneThatWasBrokenOffAndCanBeRunAgain) {
  Write("a");
  Create();
  fs::create_directories(restored_dir_ / "restoring" / "log");
  std::ofstream(restored_dir_ / "restoring" / "log" / "000004.log") << "left";

  EXPECT_EQ(DataDirectory(restored_dir_).Open().status().code(),
            absl::StatusCode::kFailedPrecondition);
  EXPECT_FALSE(fs::exists(restored_dir_ / "log"));

  ASSERT_THAT(Restore(), IsOk());
  EXPECT_THAT(DataDirectory(restored_dir_).Open(), IsOk());
}

TEST_F(RestoreTest, TellsWhatHadBeenAcknowledgedAlsoWhereTheFirstTryWasBrokenOff) {
  Write("a");
  Create();
  fs::create_directories(restored_dir_ / "restoring");
  ASSERT_THAT(AcknowledgedMark::Write(restored_dir_ / "acknowledged.before", store_->log_id(), 5),
              IsOk());
  ASSERT_THAT(AcknowledgedMark::Write(restored_dir_ / "acknowledged", "of-the-first-try", 1),
              IsOk());

  const auto restored = Restore();

  ASSERT_THAT(restored, IsOk());
  EXPECT_EQ(restored->acknowledged, 5u);
  EXPECT_THAT(DataDirectory(restored_dir_).Open(), IsOk());
  EXPECT_FALSE(fs::exists(restored_dir_ / "acknowledged.before"));
}

// Moved away alone, the log leaves the marks of it behind.
TEST_F(RestoreTest, TakesThePlaceOfALogThatWasMovedAway) {
  Write("a");
  Create();
  fs::create_directory(restored_dir_);
  std::ofstream(restored_dir_ / "manifest") << "waymark-manifest 1 MANIFEST-000900 5\n";

  ASSERT_THAT(Restore(), IsOk());

  EXPECT_THAT(DataDirectory(restored_dir_).Open(), IsOk());
}

TEST_F(RestoreTest, AsksWhichWhereBackupsAreOfSeveralLogs) {
  Create();
  const auto other = LogStore::Open(root_.path() / "other");
  ASSERT_THAT(other, IsOk());
  internal::v1::BackupNote note;
  note.set_log_id((*other)->log_id());
  note.set_chain_id((*other)->chain_id());
  note.set_chain_hash((*other)->head().hash);
  ASSERT_THAT((*other)->BackUp(storage::Backups(backup_dir_), SealNote(note), HasRoom), IsOk());

  EXPECT_EQ(Restore().status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(Restore(1), IsOk());
}

TEST_F(RestoreTest, KeepsDirectoriesApart) {
  Create();

  EXPECT_EQ(RestoreLog(backup_dir_, 1, backup_dir_ / "verifying").status().code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(RestoreLog(restored_dir_ / "restoring", 1, restored_dir_).status().code(),
            absl::StatusCode::kInvalidArgument);
}

TEST_F(RestoreTest, TakesALinkThatLeadsNowhereForALog) {
  Create();
  fs::create_directory(restored_dir_);
  fs::create_symlink("/nonexistent/disk", restored_dir_ / "log");

  EXPECT_EQ(Restore().status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_FALSE(fs::exists(restored_dir_ / "acknowledged"));
}

TEST_F(RestoreTest, WaitsForNobodyWhoUsesTheDirectory) {
  Create();
  fs::create_directory(restored_dir_);
  const auto lock = DataDirectory(restored_dir_).Lock();
  ASSERT_THAT(lock, IsOk());

  EXPECT_EQ(Restore().status().code(), absl::StatusCode::kUnavailable);
}

// It may hold what is erased one day.
TEST_F(RestoreTest, AStartTakesAwayWhatARestoreLeftOnceItsLogWasInPlace) {
  Create();
  ASSERT_THAT(Restore(), IsOk());
  fs::create_directories(restored_dir_ / "restoring" / "log");

  ASSERT_THAT(DataDirectory(restored_dir_).Open(), IsOk());

  EXPECT_FALSE(fs::exists(restored_dir_ / "restoring"));
}

TEST_F(RestoreTest, PutsNothingInPlaceOfADamagedBackup) {
  Write("a");
  Create();
  FlipAByte(SharedFile());

  EXPECT_EQ(Restore().status().code(), absl::StatusCode::kDataLoss);
  EXPECT_FALSE(fs::exists(restored_dir_ / "log"));
}

}  // namespace
}  // namespace waymark::ingest
