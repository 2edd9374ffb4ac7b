#include "query-service/analysis/search/search_query.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::query {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Phrases = std::vector<std::vector<std::string>>;

TEST(ParseSearchQuery, ReadsWordsAndPhrases) {
  struct Case {
    const char* name;
    const char* text;
    Phrases want;
  };
  for (const Case& c : {
           Case{"nothing", "", {}},
           Case{"words", "High caseloads", {{"high"}, {"caseloads"}}},
           Case{"a phrase", R"("High caseloads" agency)", {{"high", "caseloads"}, {"agency"}}},
           Case{"a phrase without a space before it", R"(a"b c"d)", {{"a"}, {"b", "c"}, {"d"}}},
           Case{"typographic quotes", "\u201Chigh caseloads\u201D", {{"high", "caseloads"}}},
           Case{"what no space parts", "follow-up 16-17", {{"follow", "up"}, {"16", "17"}}},
           Case{"a word twice", "plans Plans plan's", {{"plans"}, {"plan"}}},
           Case{"quotes around nothing", R"("" plans "  ")", {{"plans"}}},
           Case{"signs alone", "- plans & $", {{"plans"}}},
           Case{"single quotes are none", "'high caseloads'", {{"high"}, {"caseloads"}}},
           Case{"all kinds of space", "\ta\n\u00A0b\u2003c ", {{"a"}, {"b"}, {"c"}}},
           Case{"control characters", "case\x01loads", {{"case", "loads"}}},
           Case{"no UTF-8", "plans \xED\xA0\x80\xFF", {{"plans"}}},
       }) {
    const auto query = ParseSearchQuery(c.text);

    ASSERT_THAT(query, IsOk()) << c.name;
    EXPECT_EQ(query->phrases, c.want) << c.name;
  }
}

TEST(ParseSearchQuery, SaysWhatIsWrong) {
  struct Case {
    const char* name;
    std::string text;
    absl::StatusCode code;
    const char* says;
  };
  std::string many_words;
  for (int i = 0; i < 33; ++i) absl::StrAppend(&many_words, "w", i, " ");
  for (const Case& c : {
           Case{"space", " ", absl::StatusCode::kInvalidArgument, "no word"},
           Case{"only quotes", "\"\"", absl::StatusCode::kInvalidArgument, "no word"},
           Case{"only quotes and signs", "\" - \"", absl::StatusCode::kInvalidArgument, "no word"},
           Case{"a single quote", "\"", absl::StatusCode::kInvalidArgument, "not closed"},
           Case{"an open quote", "a \"b c", absl::StatusCode::kInvalidArgument, "not closed"},
           Case{"control characters", "\x01\x02", absl::StatusCode::kInvalidArgument, "no word"},
           Case{"no UTF-8", "\xED\xA0\x80", absl::StatusCode::kInvalidArgument, "no word"},
           Case{"ten kilobytes", std::string(10'240, 'x'), absl::StatusCode::kOutOfRange,
                "10240 bytes"},
           Case{"many words", many_words, absl::StatusCode::kOutOfRange, "33 words"},
       }) {
    const auto query = ParseSearchQuery(c.text);

    EXPECT_EQ(query.status().code(), c.code) << c.name;
    EXPECT_THAT(std::string(query.status().message()), HasSubstr(c.says)) << c.name;
  }
}

TEST(ParseSearchQuery, TakesAsMuchAsItMay) {
  std::string words;
  for (int i = 0; i < 32; ++i) absl::StrAppend(&words, "w", i, " ");

  EXPECT_EQ(ParseSearchQuery(words)->WordCount(), 32U);
  EXPECT_EQ(ParseSearchQuery(std::string(1000, 'x'))->WordCount(), 1U);
}

// What stands where the query is found, or "none".
std::vector<std::string> Found(std::string_view text, const std::string& query) {
  const auto found = FindPhrases(text, *ParseSearchQuery(query));
  if (!found.has_value()) return {"none"};
  std::vector<std::string> pieces;
  for (const Stretch& stretch : *found) {
    pieces.emplace_back(text.substr(stretch.begin, stretch.end - stretch.begin));
  }
  return pieces;
}

TEST(FindPhrases, FindsWhatTheTextHolds) {
  struct Case {
    const char* name;
    const char* text;
    const char* query;
    std::vector<std::string> want;
  };
  for (const Case& c : {
           Case{"any case", "Caseloads; CASELOADS", "caseloads", {"Caseloads", "CASELOADS"}},
           Case{"whole words only", "Caseloads fell", "caseload", {"none"}},
           Case{"every word must occur", "Caseloads fell", "caseloads rose", {"none"}},
           Case{"in any order", "Fell: caseloads", "caseloads fell", {"Fell", "caseloads"}},
           Case{"a phrase in its order", "high caseloads", "\"caseloads high\"", {"none"}},
           Case{"a phrase side by side", "high agency caseloads", "\"high caseloads\"", {"none"}},
           Case{"a phrase over signs",
                "high \u2013 caseloads",
                "\"high caseloads\"",
                {"high \u2013 caseloads"}},
           Case{"a phrase as long as the text",
                "high caseloads",
                "\"high caseloads\"",
                {"high caseloads"}},
           Case{"a phrase longer than the text", "high", "\"high caseloads\"", {"none"}},
           Case{"a phrase and its word",
                "high caseloads, caseloads",
                "\"high caseloads\" caseloads",
                {"high caseloads", "caseloads"}},
           Case{"phrases that overlap", "a b c", "\"a b\" \"b c\"", {"a b c"}},
           Case{"a phrase that overlaps itself", "a a a", "\"a a\"", {"a a a"}},
           Case{"words side by side stay two", "a a", "a", {"a", "a"}},
           Case{"possessives", "The authority\u2019s plan", "authority", {"authority\u2019s"}},
           Case{"hyphens or none", "follow up", "follow-up", {"follow up"}},
           Case{"nothing asked", "anything", "", {}},
           Case{"nothing said", "", "a", {"none"}},
       }) {
    EXPECT_EQ(Found(c.text, c.query), c.want) << c.name;
  }
}

TEST(FindPhrases, CountsBytesOfUtf8) {
  const auto found = FindPhrases("\u00C9t\u00E9: plans", *ParseSearchQuery("plans"));

  EXPECT_THAT(*found, ElementsAre(Stretch{7, 12}));
}

TEST(SearchQuery, KnowsItsWordsEachOnce) {
  const auto query = ParseSearchQuery("\"b a\" a \"a b\"");

  EXPECT_THAT(query->DistinctWords(), ElementsAre("a", "b"));
  EXPECT_EQ(query->WordCount(), 5U);
  EXPECT_THAT(ParseSearchQuery("")->DistinctWords(), IsEmpty());
}

}  // namespace
}  // namespace waymark::query
