#include "ingest-service/rules/fields/blank_text.h"

#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/rules/testing/submissions.h"

namespace waymark::ingest {
namespace {

TEST(IsBlank, TakesWhiteSpaceAndWhatHasNoWidth) {
  for (const std::string_view text : {"",
                                      " ",
                                      "\t\n\r\v\f",
                                      "\u00A0",
                                      "\u00AD",
                                      "\u1680",
                                      "\u2000",
                                      "\u2003",
                                      "\u200A",
                                      "\u200B",
                                      "\u200D",
                                      "\u2028",
                                      "\u2029",
                                      "\u202F",
                                      "\u205F",
                                      "\u2060",
                                      "\u3000",
                                      "\u3164",
                                      "\uFE0F",
                                      "\uFEFF",
                                      "\u2800",
                                      "\U000E0020",
                                      " \u00A0\u3000 \u200B\n\uFEFF"}) {
    EXPECT_TRUE(IsBlank(text)) << testing::PrintToString(text);
  }
}

TEST(IsBlank, LeavesWhatCanBeSeenAndWhatIsBroken) {
  for (const std::string_view text :
       {"x", ".", "\u00A0x", "\u200B\u200Bé", "é", "\u2010", "\u3001", "\u2070", "\U0001F600",
        "\x01", "\x7F", "\xA0", "\xE2\x80", "\xC2", "\xE2\x80x", "\xFF"}) {
    EXPECT_FALSE(IsBlank(text)) << testing::PrintToString(text);
  }
}

TEST(IsBlank, MakesARequiredTextMissing) {
  for (const std::string space :
       {"\u00A0", "\u3000", "\u2003", "\u200B", "\uFEFF", "\u2028", "\u200B\u200B \u00A0"}) {
    EXPECT_THAT(FaultsOf(Submission(Finding("statement: '" + space + "'"))),
                testing::ElementsAre("visit.findings[0].statement REQUIRED"))
        << testing::PrintToString(space);
  }
}

}  // namespace
}  // namespace waymark::ingest
