#include "common/security/credentials/memory_file.h"

#include <fstream>
#include <sstream>
#include <string>

#include <sys/stat.h>

#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::security {
namespace {

std::string TextAt(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

std::time_t ModifiedAt(const std::string& path) {
  struct stat facts {};
  EXPECT_EQ(stat(path.c_str(), &facts), 0);
  return facts.st_mtime;
}

TEST(MemoryFile, IsReadAtItsPath) {
  const auto file = MemoryFile::Create("first");

  ASSERT_THAT(file, IsOk());
  EXPECT_EQ(TextAt(file->path()), "first");
}

TEST(MemoryFile, IsReplacedAsAWholeWithAnotherTime) {
  auto file = MemoryFile::Create("first, and longer");
  ASSERT_THAT(file, IsOk());
  const std::string path = file->path();
  const std::time_t before = ModifiedAt(path);
  std::ifstream opened(path);

  ASSERT_THAT(file->Replace("second"), IsOk());

  EXPECT_EQ(file->path(), path);
  EXPECT_EQ(TextAt(path), "second");
  EXPECT_GT(ModifiedAt(path), before);
  std::string line;
  std::getline(opened, line);
  EXPECT_EQ(line, "first, and longer");
}

TEST(MemoryFile, CannotBeChangedInPlace) {
  const auto file = MemoryFile::Create("first");
  ASSERT_THAT(file, IsOk());

  std::ofstream(file->path()) << "x";

  EXPECT_EQ(TextAt(file->path()), "first");
}

}  // namespace
}  // namespace waymark::security
