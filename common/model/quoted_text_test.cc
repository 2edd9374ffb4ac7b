#include "common/model/quoted_text.h"

#include <string>

#include <gtest/gtest.h>

namespace waymark::model {
namespace {

TEST(QuotedTextTest, QuotesEscapesAndCuts) {
  const std::string sixty_four(64, 'a');
  const std::string two_bytes = "\xC3\xA9";
  const std::string four_bytes = "\xF0\x9F\x98\x80";
  struct Case {
    std::string name;
    std::string input;
    std::string want;
  };
  const Case kCases[] = {
      {"empty", "", "''"},
      {"plain", "June 2016", "'June 2016'"},
      {"quote", "it's", "'it\\'s'"},
      {"line break", "a\nb", "'a\\nb'"},
      {"NUL", std::string("a\0b", 3), "'a\\000b'"},
      {"UTF-8 stays", "caf" + two_bytes, "'caf" + two_bytes + "'"},
      {"at the limit", sixty_four, "'" + sixty_four + "'"},
      {"past the limit", sixty_four + "b", "'" + sixty_four + "...'"},
      {"no half of two bytes", sixty_four.substr(1) + two_bytes,
       "'" + sixty_four.substr(1) + "...'"},
      {"no part of four bytes", sixty_four.substr(3) + four_bytes,
       "'" + sixty_four.substr(3) + "...'"},
      {"whole four bytes", sixty_four.substr(4) + four_bytes + "b",
       "'" + sixty_four.substr(4) + four_bytes + "...'"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);

    EXPECT_EQ(QuotedText(c.input), c.want);
  }
}

}  // namespace
}  // namespace waymark::model
