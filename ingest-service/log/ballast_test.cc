#include "ingest-service/log/ballast.h"

#include <cstdint>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::ingest {
namespace {

TEST(BallastTest, IsMadeOfBlocksOfItsOwnAndStays) {
  const TemporaryDirectory directory;
  const auto file = directory.path() / "ballast";

  ASSERT_TRUE(KeepBallast(file, 1 << 20, 1).ok());
  const auto made = std::filesystem::last_write_time(file);
  ASSERT_TRUE(KeepBallast(file, 1 << 20, 1).ok());

  EXPECT_EQ(std::filesystem::file_size(file), 1u << 20);
  EXPECT_EQ(std::filesystem::last_write_time(file), made);
  EXPECT_EQ(std::filesystem::status(file).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST(BallastTest, TakesAnotherSizeAndGoesWhereNoneIsWanted) {
  const TemporaryDirectory directory;
  const auto file = directory.path() / "ballast";
  ASSERT_TRUE(KeepBallast(file, 1 << 20, 1).ok());

  ASSERT_TRUE(KeepBallast(file, 1 << 16, 1).ok());
  EXPECT_EQ(std::filesystem::file_size(file), 1u << 16);

  ASSERT_TRUE(KeepBallast(file, 0, 1).ok());
  EXPECT_FALSE(std::filesystem::exists(file));
}

TEST(BallastTest, IsNotMadeOfWhatMustStayFree) {
  const TemporaryDirectory directory;
  const auto file = directory.path() / "ballast";

  EXPECT_EQ(KeepBallast(file, 1 << 20, std::numeric_limits<std::uint64_t>::max()).code(),
            absl::StatusCode::kResourceExhausted);
  EXPECT_FALSE(std::filesystem::exists(file));
}

TEST(BallastTest, SaysWhereItCannotBeMade) {
  const TemporaryDirectory directory;

  EXPECT_EQ(KeepBallast(directory.path() / "missing" / "ballast", 1, 1).code(),
            absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace waymark::ingest
