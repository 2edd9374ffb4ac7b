#include "ingest-service/log/disk_room.h"

#include <fstream>
#include <limits>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/time/time.h"

#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::ingest {
namespace {

void WriteBytes(const std::filesystem::path& file, std::size_t bytes) {
  std::ofstream(file) << std::string(bytes, 'x');
}

TEST(DiskRoomTest, IsThereWhereEnoughIsFree) {
  const TemporaryDirectory directory;
  DiskRoom room(directory.path(), {.min_free_bytes = 1});

  EXPECT_TRUE(room.Check().ok());
  EXPECT_GT(room.FreeBytes(), 1);
}

TEST(DiskRoomTest, IsNotThereWhereLessIsFreeThanMustBe) {
  const TemporaryDirectory directory;
  DiskRoom room(directory.path(), {.min_free_bytes = std::numeric_limits<std::uint64_t>::max()});

  EXPECT_THAT(room.Check(), HasReason(v1::ERROR_REASON_DISK_FULL));
}

TEST(DiskRoomTest, IsNotThereWhereTheLogIsAsLargeAsItMayBeAndComesBack) {
  const TemporaryDirectory directory;
  absl::Time now = absl::UnixEpoch();
  DiskRoom room(directory.path(), {.min_free_bytes = 1, .max_log_bytes = 1000},
                [&now] { return now; });
  WriteBytes(directory.path() / "a", 999);
  EXPECT_TRUE(room.Check().ok());

  WriteBytes(directory.path() / "b", 1);
  now += absl::Seconds(1);
  EXPECT_THAT(room.Check(), HasReason(v1::ERROR_REASON_DISK_FULL));
  EXPECT_EQ(room.LogBytes(), 1000u);

  std::filesystem::remove(directory.path() / "a");
  now += absl::Seconds(1);
  EXPECT_TRUE(room.Check().ok());
}

TEST(DiskRoomTest, CountsAnewWhereTheClockGoesBack) {
  const TemporaryDirectory directory;
  absl::Time now = absl::UnixEpoch() + absl::Hours(1);
  DiskRoom room(directory.path(), {}, [&now] { return now; });
  EXPECT_EQ(room.LogBytes(), 0u);

  WriteBytes(directory.path() / "a", 10);
  now = absl::UnixEpoch();

  EXPECT_EQ(room.LogBytes(), 10u);
}

}  // namespace
}  // namespace waymark::ingest
