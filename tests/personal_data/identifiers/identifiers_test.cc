#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/personal_data/identifiers/calendar_date.h"
#include "tests/personal_data/identifiers/grouping.h"
#include "tests/personal_data/identifiers/national_insurance_number.h"
#include "tests/personal_data/identifiers/nhs_number.h"
#include "tests/personal_data/identifiers/postcode.h"
#include "tests/personal_data/identifiers/upn.h"
#include "tests/personal_data/random.h"

namespace waymark::corpus {
namespace {

using ::testing::MatchesRegex;

constexpr int kDraws = 2000;

TEST(NhsCheckDigit, IsThatOfPublishedExamples) {
  EXPECT_EQ(NhsCheckDigit("943476591"), 9);
  EXPECT_EQ(NhsCheckDigit("401023213"), 7);
  EXPECT_EQ(NhsCheckDigit("000000000"), 0);
}

TEST(NhsNumber, HasTheCheckDigitThatTheWrongOneHasNot) {
  Random random(3);
  for (int i = 0; i < kDraws; ++i) {
    const std::string right = NhsNumber(random);
    const std::string wrong = WrongNhsNumber(random);

    ASSERT_EQ(right.size(), 10U);
    EXPECT_EQ(right[9] - '0', NhsCheckDigit(right.substr(0, 9))) << right;
    ASSERT_EQ(wrong.size(), 10U);
    EXPECT_NE(wrong[9] - '0', NhsCheckDigit(wrong.substr(0, 9))) << wrong;
  }
}

TEST(UpnCheckLetter, IsThatOfExamples) {
  // Weighed by hand: 4 + 28 + 9 + 60 + 48 + 117 = 266, which leaves 13.
  EXPECT_EQ(UpnCheckLetter("207000016049"), 'P');
  EXPECT_EQ(UpnCheckLetter("801200005001"), 'B');
}

TEST(UpnCheckLetter, CountsTheLetterOfATemporaryNumberByItsPlace) {
  // T is 16 and weighs 16 * 13 = 208: one more than 9 * 23.
  EXPECT_EQ(UpnCheckLetter("00000000000A"), 'A');
  EXPECT_EQ(UpnCheckLetter("00000000000T"), 'B');
}

TEST(Upn, HasTheCheckLetterThatTheWrongOneHasNot) {
  Random random(3);
  for (int i = 0; i < kDraws; ++i) {
    const std::string right = i % 2 == 0 ? Upn(random) : TemporaryUpn(random);
    const std::string wrong = WrongUpn(random);

    EXPECT_THAT(right, MatchesRegex("[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]"));
    EXPECT_EQ(right[0], UpnCheckLetter(right.substr(1))) << right;
    EXPECT_THAT(wrong, MatchesRegex("[A-Z][0-9]{12}"));
    EXPECT_NE(wrong[0], UpnCheckLetter(wrong.substr(1))) << wrong;
  }
}

TEST(IsNationalInsurancePrefix, FollowsThePublishedRule) {
  struct Case {
    std::string_view prefix;
    bool want;
  };
  for (const Case& item :
       {Case{"AB", true}, Case{"OA", true}, Case{"AO", false}, Case{"QQ", false}, Case{"AD", false},
        Case{"DA", false}, Case{"BG", false}, Case{"GB", false}, Case{"NT", false},
        Case{"ZZ", false}, Case{"ZY", true}, Case{"AV", false}, Case{"TN", false}}) {
    EXPECT_EQ(IsNationalInsurancePrefix(item.prefix), item.want) << item.prefix;
  }
}

TEST(NationalInsuranceNumber, HasAPossiblePrefixAndSuffixThatTheWrongOnesHaveNot) {
  Random random(3);
  for (int i = 0; i < kDraws; ++i) {
    const std::string right = NationalInsuranceNumber(random);

    EXPECT_THAT(right, MatchesRegex("[A-Z]{2}[0-9]{6}[A-D]"));
    EXPECT_TRUE(IsNationalInsurancePrefix(right.substr(0, 2))) << right;
    EXPECT_FALSE(IsNationalInsurancePrefix(WrongPrefixNumber(random).substr(0, 2)));
    EXPECT_THAT(WrongSuffixNumber(random), MatchesRegex("[A-Z]{2}[0-9]{6}[E-Z]"));
  }
}

TEST(Postcode, HasAShapeThatExists) {
  Random random(3);
  for (int i = 0; i < kDraws; ++i) {
    EXPECT_THAT(OutwardCode(random), MatchesRegex("[A-Z]{1,2}[0-9]([0-9]|[A-Z])?"));
    EXPECT_THAT(InwardCode(random), MatchesRegex("[0-9][ABD-HJLNP-UW-Z]{2}"));
  }
}

TEST(WriteDate, ReplacesTheLettersOfThePattern) {
  const CalendarDate date = {.year = 2009, .month = 4, .day = 3};

  EXPECT_EQ(WriteDate(date, "WEEKDAY TH of MONTH YYYY"), "Friday 3rd of April 2009");
  EXPECT_EQ(WriteDate(date, "DD/MM/YY, D.M.YYYY, DD-MON-YYYY"), "03/04/09, 3.4.2009, 03-Apr-2009");
  EXPECT_EQ(WriteDate({.year = 2010, .month = 1, .day = 12}, "TH"), "12th");
  EXPECT_EQ(WriteDate({.year = 2010, .month = 1, .day = 22}, "TH"), "22nd");
}

TEST(Grouped, PutsTheSeparatorBetweenGroups) {
  EXPECT_EQ(Grouped("9434765919", "334", " "), "943 476 5919");
  EXPECT_EQ(Grouped("QQ123456C", "21", kEnDash), "QQ\u20131");
}

}  // namespace
}  // namespace waymark::corpus
