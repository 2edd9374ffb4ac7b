#include "ingest-service/backup/backup_store.h"

#include <filesystem>
#include <fstream>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "common/status/errors.h"
#include "ingest-service/backup/test_backups.h"
#include "tests/support/matchers.h"

namespace waymark::ingest {
namespace {

using testing::HasSubstr;

class BackupStoreTest : public BackupsOfLogTest {
 protected:
  // As a service sees them that starts now.
  std::vector<NotedBackup> List() {
    backups_.reset();
    auto opened = BackupStore::Open({.directory = backup_dir_});
    EXPECT_THAT(opened, IsOk());
    backups_ = *std::move(opened);
    return backups_->List();
  }
};

TEST_F(BackupStoreTest, NotesHowFarTheLogWentWhenItWasBegun) {
  Write("a");
  Write("b");

  const NotedBackup made = Create();

  EXPECT_EQ(made.note.sequence(), 2u);
  EXPECT_EQ(made.note.log_id(), store_->log_id());
  EXPECT_EQ(made.note.chain_hash(), store_->head().hash);
  ASSERT_EQ(List().size(), 1u);
  EXPECT_EQ(List().front().note.sequence(), 2u);
}

TEST_F(BackupStoreTest, KeepsTheNewest) {
  for (int i = 0; i < 4; ++i) Create(/*keep=*/2);

  ASSERT_EQ(List().size(), 2u);
  EXPECT_EQ(List().front().facts.number, 3u);
}

TEST_F(BackupStoreTest, VerifiesAWholeOneAndLeavesNothing) {
  Write("a");
  Write("b");
  Write("a2");
  const NotedBackup made = Create();
  Write("c");

  const auto verified = backups_->Verify(made.facts.number);

  ASSERT_THAT(verified, IsOk());
  EXPECT_EQ(verified->log.end.sequence, 3u);
  EXPECT_EQ(verified->log.visits, 3u);
  EXPECT_FALSE(std::filesystem::exists(backup_dir_ / "verifying"));
}

TEST_F(BackupStoreTest, VerifiesABackupOfAnEmptyLog) {
  EXPECT_THAT(backups_->Verify(Create().facts.number), IsOk());
}

TEST_F(BackupStoreTest, FindsAFlippedByte) {
  Write("a");
  const NotedBackup made = Create();
  FlipAByte(SharedFile());

  const auto verified = backups_->Verify(made.facts.number);

  EXPECT_EQ(errors::ReasonOf(verified.status()), v1::ERROR_REASON_BACKUP_DAMAGED);
  EXPECT_THAT(std::string(verified.status().message()), HasSubstr("backups/1"));
}

TEST_F(BackupStoreTest, ListsOneOfWhichAFileIsGoneAsDamaged) {
  Write("a");
  Create();
  std::filesystem::remove(SharedFile());

  EXPECT_TRUE(List().front().facts.damaged);
  EXPECT_EQ(errors::ReasonOf(backups_->Verify(1).status()), v1::ERROR_REASON_BACKUP_DAMAGED);
}

TEST_F(BackupStoreTest, FindsThatTheBackupIsOfAnotherLogThanNoted) {
  Write("a");
  internal::v1::BackupNote other;
  other.set_format(1);
  other.set_log_id("another");
  other.set_chain_id(store_->chain_id());
  other.set_sequence(1);
  other.set_chain_hash(store_->head().hash);
  ASSERT_THAT(store_->BackUp(storage::Backups(backup_dir_), SealNote(other), HasRoom), IsOk());

  EXPECT_EQ(errors::ReasonOf(backups_->Verify(1).status()), v1::ERROR_REASON_BACKUP_DAMAGED);
}

TEST_F(BackupStoreTest, FindsThatAChangeIsNotInItThatShouldBe) {
  Write("a");
  internal::v1::BackupNote later;
  later.set_format(1);
  later.set_log_id(store_->log_id());
  later.set_chain_id(store_->chain_id());
  later.set_sequence(2);
  later.set_chain_hash(store_->head().hash);
  ASSERT_THAT(store_->BackUp(storage::Backups(backup_dir_), SealNote(later), HasRoom), IsOk());

  EXPECT_EQ(errors::ReasonOf(backups_->Verify(1).status()), v1::ERROR_REASON_BACKUP_DAMAGED);
}

TEST_F(BackupStoreTest, ListsOneOfWhichTheNoteHasChangedAsDamaged) {
  internal::v1::StoredBackupNote note;
  note.set_note("changed");
  note.set_digest("of what it was");
  ASSERT_THAT(store_->BackUp(storage::Backups(backup_dir_), note.SerializeAsString(), HasRoom),
              IsOk());

  EXPECT_TRUE(List().front().facts.damaged);
  EXPECT_EQ(errors::ReasonOf(backups_->Verify(1).status()), v1::ERROR_REASON_BACKUP_DAMAGED);
}

TEST_F(BackupStoreTest, KnowsNoOther) {
  EXPECT_EQ(errors::ReasonOf(backups_->Verify(7).status()), v1::ERROR_REASON_BACKUP_NOT_FOUND);
}

TEST_F(BackupStoreTest, MakesNoneWhereTheLogHasNoRoom) {
  const auto made = backups_->Create(*store_, 1, errors::DiskFull);

  EXPECT_EQ(errors::ReasonOf(made.status()), v1::ERROR_REASON_DISK_FULL);
  EXPECT_TRUE(List().empty());
}

// As they may be what takes the room.
TEST_F(BackupStoreTest, RemovesOldOnesFirstWhereThereIsNoRoom) {
  (void)Create();
  (void)Create();
  const NotedBackup last = Create();
  const auto room_beside_two = [this] {
    return storage::Backups(backup_dir_).List()->size() > 2 ? errors::DiskFull() : absl::OkStatus();
  };

  const auto made = backups_->Create(*store_, 2, room_beside_two);

  ASSERT_THAT(made, IsOk());
  ASSERT_EQ(List().size(), 2U);
  EXPECT_EQ(backups_->Create(*store_, 1, errors::DiskFull).status().code(),
            absl::StatusCode::kResourceExhausted);
  ASSERT_EQ(List().size(), 1U);
  EXPECT_EQ(List().front().facts.number, made->facts.number);
  EXPECT_GT(made->facts.number, last.facts.number);
}

TEST_F(BackupStoreTest, MakesAndVerifiesNoneWhereTheirDiskHasNoRoom) {
  const NotedBackup made = Create();
  backups_.reset();
  auto crowded =
      BackupStore::Open({.directory = backup_dir_, .min_free_bytes = std::uint64_t{1} << 60});
  ASSERT_THAT(crowded, IsOk());

  EXPECT_EQ(errors::ReasonOf((*crowded)->Create(*store_, 1, HasRoom).status()),
            v1::ERROR_REASON_DISK_FULL);
  EXPECT_EQ(errors::ReasonOf((*crowded)->Verify(made.facts.number).status()),
            v1::ERROR_REASON_DISK_FULL);
}

// An empty log, say, that was made because a disk was not mounted.
TEST_F(BackupStoreTest, MakesNoneBesideThoseOfAnotherLogAndRemovesNone) {
  Write("a");
  Create();
  Create();
  const auto other = LogStore::Open(root_.path() / "other");
  ASSERT_THAT(other, IsOk());

  const auto made = backups_->Create(**other, 1, HasRoom);

  EXPECT_EQ(errors::ReasonOf(made.status()), v1::ERROR_REASON_BACKUP_DIRECTORY_WRONG);
  EXPECT_EQ(List().size(), 2u);
}

TEST_F(BackupStoreTest, MakesNoneBesideOneOfAStateThatTheLogNeverHad) {
  Write("a");
  internal::v1::BackupNote lost;
  lost.set_log_id(store_->log_id());
  lost.set_chain_id(store_->chain_id());
  lost.set_sequence(9);
  lost.set_chain_hash("of a change that was lost");
  ASSERT_THAT(store_->BackUp(storage::Backups(backup_dir_), SealNote(lost), HasRoom), IsOk());
  ASSERT_EQ(List().size(), 1u);

  EXPECT_EQ(errors::ReasonOf(backups_->Create(*store_, 1, HasRoom).status()),
            v1::ERROR_REASON_BACKUP_DIRECTORY_WRONG);
}

TEST_F(BackupStoreTest, MakesNoneInADirectoryThatIsAnotherThanAtTheStart) {
  std::filesystem::rename(backup_dir_, root_.path() / "moved");
  std::filesystem::create_directory(backup_dir_);

  EXPECT_EQ(errors::ReasonOf(backups_->Create(*store_, 1, HasRoom).status()),
            v1::ERROR_REASON_BACKUP_DIRECTORY_WRONG);
}

// It may hold what was erased since.
TEST_F(BackupStoreTest, TakesAwayWhatAVerificationLeftThatWasBrokenOff) {
  std::filesystem::create_directories(backup_dir_ / "verifying" / "log");

  (void)List();

  EXPECT_FALSE(std::filesystem::exists(backup_dir_ / "verifying"));
}

TEST_F(BackupStoreTest, TellsThatOldOnesAreStillThere) {
  Write("a");
  Create();
  std::filesystem::create_directory(backup_dir_ / "shared_checksum" / "000002_s1_1.sst");
  std::ofstream(backup_dir_ / "shared_checksum" / "000002_s1_1.sst" / "left") << "left";

  EXPECT_EQ(errors::ReasonOf(backups_->Create(*store_, 1, HasRoom).status()),
            v1::ERROR_REASON_OLD_BACKUPS_LEFT);
  EXPECT_EQ(List().size(), 1u);
}

TEST_F(BackupStoreTest, BeginsNothingOnceItIsStopped) {
  const NotedBackup made = Create();

  backups_->Stop();

  EXPECT_EQ(errors::ReasonOf(backups_->Create(*store_, 1, HasRoom).status()),
            v1::ERROR_REASON_SHUTTING_DOWN);
  EXPECT_EQ(errors::ReasonOf(backups_->Verify(made.facts.number).status()),
            v1::ERROR_REASON_SHUTTING_DOWN);
}

TEST_F(BackupStoreTest, IsForOneProcess) {
  EXPECT_EQ(BackupStore::Open({.directory = backup_dir_}).status().code(),
            absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace waymark::ingest
