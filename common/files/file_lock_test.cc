#include "common/files/file_lock.h"

#include <filesystem>
#include <optional>

#include "gtest/gtest.h"

#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::files {
namespace {

TEST(FileLock, IsHeldByOneUntilItLetsGo) {
  const TemporaryDirectory directory;
  const auto file = directory.path() / "lock";
  std::optional<FileLock> first;
  {
    auto taken = FileLock::Take(file);
    ASSERT_THAT(taken, IsOk());
    first.emplace(*std::move(taken));
  }

  EXPECT_EQ(FileLock::Take(file).status().code(), absl::StatusCode::kUnavailable);

  first.reset();
  EXPECT_THAT(FileLock::Take(file), IsOk());
}

TEST(FileLock, KnowsThatItsFileWasMovedAway) {
  const TemporaryDirectory directory;
  const auto file = directory.path() / "lock";
  const auto lock = FileLock::Take(file);
  ASSERT_THAT(lock, IsOk());
  EXPECT_TRUE(lock->IsAt(file));

  std::filesystem::rename(file, directory.path() / "moved");
  EXPECT_FALSE(lock->IsAt(file));
  const auto other = FileLock::Take(file);
  EXPECT_FALSE(lock->IsAt(file));
}

TEST(FileLock, CannotBeTakenWhereThereIsNoDirectory) {
  EXPECT_EQ(FileLock::Take("/nonexistent/lock").status().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace waymark::files
