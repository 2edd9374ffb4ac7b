#include "query-service/commands/output/output_file.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"
#include "tests/support/temporary_directory.h"

namespace waymark::query::client {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class OutputFileTest : public testing::Test {
 protected:
  std::string Path(const std::string& name) const { return (folder_.path() / name).string(); }

  static std::string Read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
  }

  int FileCount() const {
    const fs::directory_iterator files(folder_.path());
    return static_cast<int>(std::distance(fs::begin(files), fs::end(files)));
  }

  TemporaryDirectory folder_;
};

TEST_F(OutputFileTest, WritesAFileAndNothingBesideIt) {
  EXPECT_THAT(WriteOutputFile(Path("a.html"), "<p>"), IsOk());

  EXPECT_EQ(Read(Path("a.html")), "<p>");
  EXPECT_EQ(FileCount(), 1);
}

TEST_F(OutputFileTest, TakesThePlaceOfAFileAndKeepsItsPermissions) {
  std::ofstream(Path("a.html")) << "a longer text";
  fs::permissions(Path("a.html"), fs::perms::owner_read | fs::perms::owner_write);

  EXPECT_THAT(WriteOutputFile(Path("a.html"), "new"), IsOk());

  EXPECT_EQ(Read(Path("a.html")), "new");
  EXPECT_EQ(fs::status(Path("a.html")).permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(OutputFileTest, WritesWhereALinkLeads) {
  std::ofstream(Path("real.html")) << "old";
  fs::create_symlink("real.html", Path("link.html"));

  EXPECT_THAT(WriteOutputFile(Path("link.html"), "new"), IsOk());

  EXPECT_TRUE(fs::is_symlink(Path("link.html")));
  EXPECT_EQ(Read(Path("real.html")), "new");
}

TEST_F(OutputFileTest, RefusesWhatIsNoPlaceForAFile) {
  fs::create_directory(Path("folder"));
  struct Case {
    std::string path, why;
  };
  for (const Case& c : {Case{Path("folder"), "is a directory"},
                        {Path("folder/"), "is a directory"},
                        {Path("missing/a.html"), "lies in no folder"},
                        {"/dev/null", "is no regular file"}}) {
    EXPECT_EQ(CheckOutputFile(c.path).code(), absl::StatusCode::kInvalidArgument) << c.path;
    EXPECT_THAT(std::string(WriteOutputFile(c.path, "x").message()), HasSubstr(c.why)) << c.path;
  }
  EXPECT_TRUE(fs::is_empty(Path("folder")));
}

}  // namespace
}  // namespace waymark::query::client
