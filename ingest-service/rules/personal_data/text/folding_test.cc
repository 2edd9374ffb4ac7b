#include "ingest-service/rules/personal_data/text/folding.h"

#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace waymark::ingest {
namespace {

struct Case {
  std::string_view name;
  std::string_view input;
  std::string_view want;
};

TEST(FoldText, WritesWhatIsMeantInAscii) {
  for (const Case& c : {
           Case{"plain", "Plain text, 12% (2.1A).", "Plain text, 12% (2.1A)."},
           Case{"no-break space", "07700\u00A0900123", "07700 900123"},
           Case{"thin and ideographic space", "a\u2009b\u3000c", "a b c"},
           Case{"zero width", "07\u200B7\u2060\uFEFF00", "07700"},
           Case{"soft hyphen", "mid\u00ADdle", "middle"},
           Case{"marks of direction", "\u202A07\u202C\u200E7", "077"},
           Case{"dashes", "a\u2010b\u2011c\u2012d\u2013e\u2014f\u2212g", "a-b-c-d-e-f-g"},
           Case{"full width", "\uFF21\uFF22\uFF11\uFF12\uFF20", "AB12@"},
           Case{"Arabic-Indic digits", "\u0660\u0661\u0669", "019"},
           Case{"Devanagari digits", "\u0966\u096F", "09"},
           Case{"mathematical letters and digits", "\U0001D400\U0001D41A\U0001D7CE\U0001D7FF",
                "Aa09"},
           Case{"accents", "Zo\u00EB \u0141\u00F3d\u017A", "Zoe Lodz"},
           Case{"accents on their own", "Zoe\u0308", "Zoe"},
           Case{"quotation marks", "\u2018a\u2019 \u201Cb\u201D", "'a' \"b\""},
           Case{"signs", "\u2022 \u00A35 \u2713", "| $5 |"},
           Case{"other scripts", "\u4E2D\u0416", "__"},
           Case{"a line break within a paragraph", "a\nb\tc  d\r\ne", "a b c d e"},
           Case{"a blank line", "a\n \nb", "a\nb"},
           Case{"space at the ends", " a ", " a"},
           Case{"overlong spelling", "\xC0\xB1", "1"},
           Case{"stray bytes", "a\x80\xFF", "a||"},
           Case{"cut short", "a\xE2\x80", "a||"},
           Case{"control characters", std::string_view("a\0b\x7F", 4), "ab"},
           Case{"nothing", "", ""},
       }) {
    EXPECT_EQ(FoldText(c.input), c.want) << c.name;
  }
}

TEST(FoldText, NeverGrows) {
  for (int lead = 0; lead < 256; ++lead) {
    const std::string text(64, static_cast<char>(lead));

    EXPECT_LE(FoldText(text).size(), text.size()) << lead;
  }
}

}  // namespace
}  // namespace waymark::ingest
