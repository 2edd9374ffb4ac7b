#include "query-service/commands/text/text_layout.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace waymark::query::client {
namespace {

TEST(TextWidthTest, CountsCodePoints) {
  EXPECT_EQ(TextWidth(""), 0U);
  EXPECT_EQ(TextWidth("abc"), 3U);
  EXPECT_EQ(TextWidth("“é”–"), 4U);
}

TEST(PaddedTest, FillsUpByCodePoints) {
  EXPECT_EQ(Padded("é", 3), "é  ");
  EXPECT_EQ(Padded("abcd", 3), "abcd");
}

TEST(WrapTest, BreaksLines) {
  struct Case {
    std::string text;
    std::size_t width;
    std::vector<std::string> want;
  };
  const std::vector<Case> cases = {
      {"", 10, {""}},
      {"one", 10, {"one"}},
      {"one two three", 7, {"one two", "three"}},
      {"  one \n\t two  ", 20, {"one two"}},
      {"é é é", 3, {"é é", "é"}},
      {"monitoring-visit-1", 12, {"monitoring-", "visit-1"}},
      {"a monitoring-visit-1", 12, {"a", "monitoring-", "visit-1"}},
      {"abcdefgh", 3, {"abc", "def", "gh"}},
      {"éèê", 2, {"éè", "ê"}},
      {"abc", 0, {"a", "b", "c"}},
      {"abcdef", 6, {"abcdef"}},
  };
  for (const Case& c : cases) EXPECT_EQ(Wrap(c.text, c.width), c.want) << c.text;
}

TEST(WrapTest, LetsNoTextMoveTheCursor) {
  EXPECT_EQ(Wrap("a\x1b[2Jb\x7f\xC2\x9B!\r\nc", 40), (std::vector<std::string>{"a [2Jb ! c"}));
}

TEST(HangingTest, IndentsUnderTheLead) {
  EXPECT_EQ(Hanging("  - ", "one two three four five six", 26),
            "  - one two three four\n    five six\n");
}

}  // namespace
}  // namespace waymark::query::client
