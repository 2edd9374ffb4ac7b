#include "ingest-service/commands/rejects_file.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "gtest/gtest.h"

#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::ingest {
namespace {

TEST(RejectsFile, HoldsWhatIsWrittenToIt) {
  const TemporaryDirectory directory;
  const std::string path = directory.path() / "rejects.jsonl";
  {
    auto rejects = RejectsFile::Open(path, {"-"});
    ASSERT_THAT(rejects, IsOk());
    *(*rejects)->stream() << "{}\n";
  }

  std::ifstream file(path);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), "{}\n");
}

TEST(RejectsFile, IsNotLeftBehindEmpty) {
  const TemporaryDirectory directory;
  const std::string path = directory.path() / "rejects.jsonl";

  { ASSERT_THAT(RejectsFile::Open(path, {}), IsOk()); }

  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(RejectsFile, IsNoneWhereNoneIsWanted) {
  const auto rejects = RejectsFile::Open("", {"-"});

  ASSERT_THAT(rejects, IsOk());
  EXPECT_EQ((*rejects)->stream(), nullptr);
}

TEST(RejectsFile, DoesNotTakeThePlaceOfWhatIsImported) {
  const TemporaryDirectory directory;
  const std::string path = directory.path() / "visits.jsonl";
  std::ofstream(path) << "{}";

  EXPECT_FALSE(RejectsFile::Open(path, {path}).ok());
  EXPECT_FALSE(RejectsFile::Open(directory.path() / "missing" / "rejects.jsonl", {}).ok());
  EXPECT_EQ(std::filesystem::file_size(path), 2U);
}

}  // namespace
}  // namespace waymark::ingest
