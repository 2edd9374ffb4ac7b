#include "query-service/text/words.h"

#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Words = std::vector<std::string>;

Words FoldedOf(std::string_view text) {
  Words folded;
  for (Word& word : WordsOf(text)) folded.push_back(std::move(word.folded));
  return folded;
}

TEST(WordsOf, AreRunsOfLettersAndDigitsFolded) {
  struct Case {
    const char* name;
    const char* text;
    Words want;
  };
  for (const Case& c : {
           Case{"nothing", "", {}},
           Case{"no letter or digit", " - \u2014 ... \"\" '' \u2019 $ \xC2\xA7", {}},
           Case{"case", "Caseloads ARE High", {"caseloads", "are", "high"}},
           Case{"figures", "82% of 16-17", {"82", "of", "16", "17"}},
           Case{"signs between", "follow-up, and/or a_b", {"follow", "up", "and", "or", "a", "b"}},
           Case{"a dash without spaces", "slow\u2014too slow", {"slow", "too", "slow"}},
           Case{"possessive", "The authority's plan", {"the", "authority", "plan"}},
           Case{"typographic possessive", "children\u2019s homes", {"children", "homes"}},
           Case{"upper-case possessive", "OFSTED'S", {"ofsted"}},
           Case{"plural possessive", "carers' views", {"carers", "views"}},
           Case{"apostrophe within",
                "doesn't doesn\u2019t doesn\u02BCt",
                {"doesn't", "doesn't", "doesn't"}},
           Case{"single quotes", "'weak' \u2018weak\u2019", {"weak", "weak"}},
           Case{"two apostrophes", "a''b", {"a", "b"}},
           Case{"accents in case", "\u00C9LAN \u00E9lan", {"\u00E9lan", "\u00E9lan"}},
           Case{"accents put together", "e\u0301lan", {"\u00E9lan"}},
           Case{"sharp s", "Stra\u00DFe STRASSE", {"strasse", "strasse"}},
           Case{"dotted capital I", "\u0130", {"i\u0307"}},
           Case{"final sigma", "\u03A3\u03A3 \u03C3\u03C2", {"\u03C3\u03C3", "\u03C3\u03C3"}},
           Case{"ligature", "\uFB01nd", {"find"}},
           Case{"soft hyphen", "case\u00ADloads", {"caseloads"}},
           Case{"zero-width space parts words", "a\u200Bb", {"a", "b"}},
           Case{"no-break space", "per\u00A0cent", {"per", "cent"}},
           Case{"outside the basic plane", "\U0001D400b \U0001F600", {"ab"}},
           Case{"control characters",
                "a\x01"
                "b\tc\n",
                {"a", "b", "c"}},
       }) {
    EXPECT_EQ(FoldedOf(c.text), c.want) << c.name;
  }
}

TEST(WordsOf, SayWhereTheyStandInBytes) {
  const std::string text = "\u00C9lan: children\u2019s case\u00ADloads\u00AD.";

  std::vector<std::string> stand;
  for (const Word& word : WordsOf(text))
    stand.push_back(text.substr(word.begin, word.end - word.begin));

  EXPECT_THAT(stand, ElementsAre("\u00C9lan", "children\u2019s", "case\u00ADloads"));
}

TEST(WordsOf, PassOverBytesThatAreNoUtf8) {
  EXPECT_THAT(FoldedOf("case\xFFloads"), ElementsAre("case", "loads"));
  EXPECT_THAT(FoldedOf("a\xED\xA0\x80z"), ElementsAre("a", "z"));  // A lone surrogate.
  EXPECT_THAT(FoldedOf("cut\xE2\x80"), ElementsAre("cut"));
  EXPECT_THAT(FoldedOf(std::string_view("a\0b", 3)), ElementsAre("a", "b"));
  EXPECT_THAT(FoldedOf("\x80\xBF\xC0\xFE"), IsEmpty());
}

TEST(WordsOf, AreReadFromALongTextOfOneWord) {
  const std::string text(100'000, 'x');

  EXPECT_THAT(FoldedOf(text), ElementsAre(text));
}

TEST(LeadingSpace, IsOneCharacterOfWhiteSpace) {
  EXPECT_EQ(LeadingSpace(""), 0U);
  EXPECT_EQ(LeadingSpace("a "), 0U);
  EXPECT_EQ(LeadingSpace("  a"), 1U);
  EXPECT_EQ(LeadingSpace("\ta"), 1U);
  EXPECT_EQ(LeadingSpace("\u00A0"), 2U);
  EXPECT_EQ(LeadingSpace("\u2003"), 3U);
  EXPECT_EQ(LeadingSpace("\x80"), 0U);
}

// Of pieces that end, join and part words, in any order.
TEST(WordsOf, AreTheSameTheShortWayOfAscii) {
  constexpr const char* kPieces[] = {
      "a",      "Plan",   "s",      "7",      "'",        " ",        ".",      "-",
      "_",      "\u2019", "\u02BC", "\uFF07", "\u00E9",   "e\u0301",  "\u00AD", "\u200B",
      "\u200D", "\u00DF", "\uFF21", "\xFF",   "\xE2\x80", "\xC2\xA0", "'S",     "\u0130"};
  std::mt19937 random(1);  // NOLINT(cert-msc51-cpp): the same texts every time.
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (auto left = random() % 12; left > 0; --left) {
      text += kPieces[random() % std::size(kPieces)];
    }
    const std::vector<Word> words = WordsOf(text);
    const std::vector<Word> want = WordsByCodePoint(text);
    Words folded;
    ForEachWord(text, [&folded](std::string_view word) { folded.emplace_back(word); });

    ASSERT_EQ(words.size(), want.size()) << absl::CEscape(text);
    ASSERT_EQ(folded, FoldedOf(text));
    for (std::size_t word = 0; word < words.size(); ++word) {
      ASSERT_EQ(words[word].folded, want[word].folded) << absl::CEscape(text);
      ASSERT_EQ(words[word].begin, want[word].begin) << absl::CEscape(text);
      ASSERT_EQ(words[word].end, want[word].end) << absl::CEscape(text);
    }
  }
}

}  // namespace
}  // namespace waymark::query
