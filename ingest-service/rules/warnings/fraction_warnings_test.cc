#include "ingest-service/rules/warnings/fraction_warnings.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/rules/warnings/warning_testing.h"

namespace waymark::ingest {
namespace {

std::string Of(int numerator, int denominator, const std::string& edit = "") {
  return absl::StrCat("numerator: ", numerator, " denominator: ", denominator, " ", edit);
}

TEST(FractionWarnings, AreGivenWhereTheFractionIsAnotherFigure) {
  struct Case {
    std::string observation;
    bool warned;
  };
  const std::vector<Case> cases = {
      {Percent("82", Of(82, 100)), false},
      {Percent("28", Of(82, 100)), true},
      {Percent("33", Of(1, 3)), false},
      {Percent("34", Of(1, 3)), false},
      {Percent("35", Of(1, 3)), true},
      {Percent("33.3", Of(1, 3)), false},
      {Percent("33.5", Of(1, 3)), true},
      {Percent("0", Of(0, 7)), false},
      {Percent("30", Of(1, 3, "qualifier: QUALIFIER_APPROXIMATE")), false},
      {Percent("25", Of(1, 3, "qualifier: QUALIFIER_APPROXIMATE")), true},
      {Percent("20", Of(1, 3, "qualifier: QUALIFIER_AT_LEAST")), false},
      {Percent("40", Of(1, 3, "qualifier: QUALIFIER_MORE_THAN")), true},
      {Percent("30", Of(1, 3, "upper_value: 40")), false},
      {Percent("40", Of(1, 3, "upper_value: 50")), true},
      {Percent("82"), false},
      {Count("40", Of(82, 100)), false},
      {"observations { label: 'x' value: 40 numerator: 1 denominator: 3 "
       "speaker: SPEAKER_INSPECTORATE }",
       false},
  };
  for (const Case& c : cases) {
    const auto want = c.warned ? std::vector<std::string>{"visit.observations[0].value "
                                                          "FRACTION_AND_VALUE_DISAGREE"}
                               : std::vector<std::string>{};
    EXPECT_EQ(Told(FractionWarnings(TestReference(), Prepared(c.observation))), want)
        << c.observation;
  }
}

TEST(FractionWarnings, SayWhatTheFractionComesTo) {
  const auto warnings = FractionWarnings(TestReference(), Prepared(Percent("28", Of(82, 99))));

  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(
      warnings[0].description(),
      "is 28, and numerator and denominator come to 82.83 per cent; correct what is wrong, or "
      "leave out what no source gives");
}

}  // namespace
}  // namespace waymark::ingest
