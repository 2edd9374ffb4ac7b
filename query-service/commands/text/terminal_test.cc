#include "query-service/commands/text/terminal.h"

#include <cstdlib>

#include "gtest/gtest.h"

namespace waymark::query::client {
namespace {

TEST(LocaleIsUtf8Test, TheFirstVariableThatIsSetDecides) {
  struct Case {
    const char *all, *type, *lang;
    bool want;
  };
  for (const Case& c : {Case{"", "", "", false},
                        {"", "", "en_GB.UTF-8", true},
                        {"", "C.utf8", "C", true},
                        {"C", "en_GB.UTF-8", "en_GB.UTF-8", false},
                        {"POSIX", "", "", false}}) {
    setenv("LC_ALL", c.all, 1);
    setenv("LC_CTYPE", c.type, 1);
    setenv("LANG", c.lang, 1);
    EXPECT_EQ(LocaleIsUtf8(), c.want) << c.all << "," << c.type << "," << c.lang;
  }
}

TEST(TerminalWidthTest, StaysWithinWhatReadsWell) {
  struct Case {
    const char* columns;
    std::size_t want;
  };
  for (const Case& c : {Case{"80", 80}, {"20", 60}, {"500", 140}}) {
    setenv("COLUMNS", c.columns, 1);
    EXPECT_EQ(TerminalWidth(), c.want);
  }
}

}  // namespace
}  // namespace waymark::query::client
