#include "common/config/config_file.h"

#include <fstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/temporary_directory.h"

namespace waymark::config {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ConfigFileTest : public testing::Test {
 protected:
  ConfigFile Read(const std::string& text) const {
    const std::filesystem::path path = directory_.path() / "a.toml";
    std::ofstream(path) << text;
    return ReadConfigFile(path, {"listen", "max", "on"});
  }

  const TemporaryDirectory directory_;
};

TEST_F(ConfigFileTest, TakesTextNumbersAndSwitches) {
  const ConfigFile file =
      Read("# A remark.\nlisten = \"127.0.0.1:1\"  # Another.\nmax = 4_000\non = true\n");

  EXPECT_THAT(file.faults, IsEmpty());
  std::vector<std::string> said;
  for (const Setting& setting : file.settings) said.push_back(setting.flag + "=" + setting.value);
  EXPECT_THAT(said, testing::UnorderedElementsAre("listen=127.0.0.1:1", "max=4000", "on=true"));
}

TEST_F(ConfigFileTest, AnEmptyFileSaysNothing) {
  EXPECT_THAT(Read("").faults, IsEmpty());
  EXPECT_THAT(Read("").settings, IsEmpty());
}

TEST_F(ConfigFileTest, NamesTheLineOfWhatItDoesNotKnow) {
  EXPECT_THAT(Read("max = 1\nmin = 1\n").faults,
              ElementsAre(testing::AllOf(HasSubstr("a.toml:2"), HasSubstr("'min'"))));
  EXPECT_THAT(Read("[server]\nmax = 1\n").faults, ElementsAre(HasSubstr("'server'")));
  EXPECT_THAT(Read("max = 1.5\n").faults, ElementsAre(HasSubstr("'max' takes")));
}

TEST_F(ConfigFileTest, NamesTheLineOfWhatIsNotToml) {
  EXPECT_THAT(Read("max = 1\nlisten = 127.0.0.1:1\n").faults, ElementsAre(HasSubstr("a.toml:2")));
  EXPECT_THAT(Read("max = 1\nmax = 2\n").faults, ElementsAre(HasSubstr("not TOML")));
}

TEST_F(ConfigFileTest, SaysThatAFileCannotBeRead) {
  // The last can be opened, and then not be read.
  for (const std::filesystem::path& path : {directory_.path() / "none.toml", directory_.path(),
                                            std::filesystem::path("/proc/self/mem")}) {
    EXPECT_THAT(ReadConfigFile(path, {}).faults, ElementsAre(HasSubstr("cannot be read")));
  }
}

}  // namespace
}  // namespace waymark::config
