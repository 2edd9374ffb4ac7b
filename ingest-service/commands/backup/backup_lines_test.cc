#include "ingest-service/commands/backup/backup_lines.h"

#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::ingest {
namespace {

TEST(BackupLine, TellsWhenItWasMadeHowFarItGoesAndItsSize) {
  const auto backup = ParseText<v1::Backup>(
      "name: 'backups/17' create_time { seconds: 1772357400 } sequence: 1234 size_bytes: 12897485");

  EXPECT_EQ(BackupLine(backup), "backups/17  2026-03-01T09:30:00Z  changes to 1234  12.3 MiB");
}

TEST(BackupLine, TellsThatItIsDamaged) {
  EXPECT_EQ(BackupLine(ParseText<v1::Backup>("name: 'backups/17' damaged: true")),
            "backups/17  damaged");
}

TEST(VerifiedText, IsAsVerifyHasIt) {
  const auto verified = ParseText<v1::VerifyBackupResponse>(
      "backup { name: 'backups/17' sequence: 11 } last_sequence: 12 visits: 5 "
      "last_chain_hash: '0123456789abcdef0123456789abcdef'");

  EXPECT_EQ(VerifiedText(verified),
            "backups/17 is whole: 12 changes of 5 visits; head 12, chain 0123456789abcdef");
}

TEST(StatusText, TellsHowFarTheLogGoesTheRoomAndTheNewestBackup) {
  const auto status = ParseText<v1::GetStorageStatusResponse>(
      "log_id: 'aa' chain_id: 'aa' last_sequence: 12 last_chain_hash: '0123456789abcdef0123' "
      "last_commit_time { seconds: 1772357400 } log_size_bytes: 1048576 free_bytes: 2097152 "
      "min_free_bytes: 524288 has_room: true newest_backup { name: 'backups/3' damaged: true }");

  EXPECT_EQ(StatusText(status),
            "Log     aa\n"
            "Head    change 12, chain 0123456789abcdef, 2026-03-01T09:30:00Z\n"
            "Disk    log 1.0 MiB, free 2.0 MiB, of which 0.5 MiB must stay\n"
            "Backup  backups/3  damaged");
}

TEST(StatusText, TellsOfARestoredLogAndThatThereIsNoRoom) {
  const auto status =
      ParseText<v1::GetStorageStatusResponse>("log_id: 'bb' chain_id: 'aa' last_chain_hash: '01'");

  EXPECT_EQ(StatusText(status),
            "Log     bb, restored; its chain began as aa\n"
            "Head    change 0, chain 01\n"
            "Disk    log 0.0 MiB, free 0.0 MiB, of which 0.0 MiB must stay: NO ROOM, writes are "
            "refused until there is\n"
            "Backup  none");
}

}  // namespace
}  // namespace waymark::ingest
