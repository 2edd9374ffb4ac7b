#include "ingest-service/backup/backup_name.h"

#include <optional>
#include <string>

#include "gtest/gtest.h"

namespace waymark::ingest {
namespace {

TEST(BackupName, IsReadAsItIsWritten) {
  EXPECT_EQ(FormatBackupName(17), "backups/17");
  EXPECT_EQ(ParseBackupName("backups/17"), 17u);
  EXPECT_EQ(ParseBackupName("backups/4294967295"), 4294967295u);
}

TEST(BackupName, IsNothingElse) {
  for (const std::string name :
       {"", "17", "backups/", "backups/0", "backups/017", "backups/+17", "backups/-1",
        "backups/ 17", "backups/17/", "backups/4294967296", "backups/x", "Backups/17"}) {
    EXPECT_EQ(ParseBackupName(name), std::nullopt) << name;
  }
}

}  // namespace
}  // namespace waymark::ingest
