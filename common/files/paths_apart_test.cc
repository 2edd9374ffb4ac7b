#include "common/files/paths_apart.h"

#include <filesystem>

#include "gtest/gtest.h"

#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::files {
namespace {

TEST(CheckApart, RefusesWhatLiesInTheOther) {
  const TemporaryDirectory directory;
  const auto a = directory.path() / "a";
  std::filesystem::create_directory(a);
  std::filesystem::create_directory_symlink(a, directory.path() / "link");

  EXPECT_THAT(CheckApart(a, directory.path() / "b"), IsOk());
  EXPECT_THAT(CheckApart(a, directory.path() / "ab"), IsOk());
  EXPECT_THAT(CheckApart("x/y", "x/z"), IsOk());
  for (const std::filesystem::path& other :
       {a, a / "", a / "log" / "backups", directory.path(), directory.path() / "link" / "in",
        directory.path() / "b" / ".." / "a"}) {
    EXPECT_FALSE(CheckApart(a, other).ok()) << other;
    EXPECT_FALSE(CheckApart(other, a).ok()) << other;
  }
}

}  // namespace
}  // namespace waymark::files
