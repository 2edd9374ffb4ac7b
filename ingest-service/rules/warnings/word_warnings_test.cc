#include "ingest-service/rules/warnings/word_warnings.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/rules/warnings/warning_testing.h"

namespace waymark::ingest {
namespace {

TEST(WordWarnings, AreGivenWhereTheNumberCannotBeMeant) {
  struct Case {
    std::string observation;
    bool warned;
  };
  const std::vector<Case> cases = {
      {Percent("40", "wording: 'most'"), true},
      {Percent("50", "wording: 'most'"), false},
      {Percent("97", "wording: 'all'"), true},
      {Percent("100", "wording: 'all'"), false},
      {Percent("3", "wording: 'none'"), true},
      {Percent("0", "wording: 'none'"), false},
      {Percent("60", "wording: 'a third'"), true},
      {Percent("33.3", "wording: 'a third'"), false},
      {Percent("60", "wording: 'a minority'"), true},
      {Percent("40", "wording: 'most' qualifier: QUALIFIER_WORDED"), true},
      {Percent("46", "wording: 'most' qualifier: QUALIFIER_APPROXIMATE"), false},
      {Percent("44", "wording: 'most' qualifier: QUALIFIER_APPROXIMATE"), true},
      {Percent("40", "wording: 'most' qualifier: QUALIFIER_AT_LEAST"), false},
      {Percent("40", "wording: 'most' qualifier: QUALIFIER_LESS_THAN"), true},
      {Percent("60", "wording: 'few' qualifier: QUALIFIER_MORE_THAN"), true},
      {Percent("40", "wording: 'most' upper_value: 60"), false},
      {Percent("30", "wording: 'most' upper_value: 40"), true},
      {Percent("40", "wording: 'not most'"), false},
      {Percent("40", ""), false},
      {Count("40", "wording: 'all'"), false},
      {"observations { label: 'x' value: 40 wording: 'most' speaker: SPEAKER_INSPECTORATE }",
       false},
      {"observations { measure: 'measures/cl-in-touch' wording: 'most' "
       "speaker: SPEAKER_INSPECTORATE }",
       false},
  };
  for (const Case& c : cases) {
    const auto want = c.warned ? std::vector<std::string>{"visit.observations[0].wording "
                                                          "WORDS_AND_NUMBER_DISAGREE"}
                               : std::vector<std::string>{};
    EXPECT_EQ(Told(WordWarnings(TestReference(), Prepared(c.observation))), want) << c.observation;
  }
}

TEST(WordWarnings, GiveNumbersAndNotTheWords) {
  const auto warnings =
      WordWarnings(TestReference(), Prepared(Percent("40", "wording: 'the vast majority'")));

  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].description(),
            "stands for 50 to 100 per cent, and the value is 40; correct one, or leave out the one "
            "no source gives");
}

}  // namespace
}  // namespace waymark::ingest
