#include <string_view>

#include "gtest/gtest.h"

#include "ingest-service/rules/personal_data/detectors.h"

namespace waymark::ingest {
namespace {

TEST(HasNationalInsuranceNumber, FindsAllItsSpellings) {
  for (const std::string_view text :
       {"AB123456C", "AB 12 34 56 C", "AB 123456 C", "AB-12-34-56-C", "ab123456c", "ab 12 34 56 d",
        "AB 123 456 C", "Ab123456c", "JG 10 37 59 A", "A B123456C AB123456C", "(ni no: AB123456C)",
        "NINO=AB123456C", "ab 12 34 56 a", "NI number: at 12 34 56 a", "AB.12.34.56.C",
        "AB/12/34/56/C", "AB 12/34/56 C", "AB123456 A", "(my 12 34 56 a)."}) {
    EXPECT_TRUE(HasNationalInsuranceNumber(text)) << text;
  }
}

TEST(HasNationalInsuranceNumber, DoesWithoutTheSuffixBehindALabel) {
  for (const std::string_view text :
       {"NINO: AB123456", "NI number AB 12 34 56.", "National Insurance number is AB-12-34-56",
        "nino=ab123456", "N.I. no. AB123456", "NI number AB123456 7.9 % of plans"}) {
    EXPECT_TRUE(HasNationalInsuranceNumber(text)) << text;
  }
  for (const std::string_view text :
       {"AB123456", "NINO: AB123456E", "NINO: AB123456 E", "NINO: AB 12 34 56 7", "NINO: AB1234567",
        "NINO: GB123456", "NI: the home AB123456", "Rhino AB123456",
        "NINO missing; URN SC123456"}) {
    EXPECT_FALSE(HasNationalInsuranceNumber(text)) << text;
  }
}

TEST(HasNationalInsuranceNumber, LeavesPrefixesAndSuffixesNotGivenOut) {
  for (const std::string_view text :
       {"BG123456A", "GB123456A", "NK123456A", "KN123456A", "TN123456A", "NT123456A", "ZZ123456A",
        "DA123456A", "FA123456A", "IA123456A", "QQ123456C", "UA123456A", "VA123456A", "AD123456A",
        "AO123456A", "AQ123456A", "NI number AB123456E", "National Insurance number QQ 12 34 56 C",
        "NI number GB123456A"}) {
    EXPECT_FALSE(HasNationalInsuranceNumber(text)) << text;
  }
}

TEST(HasNationalInsuranceNumber, LeavesOtherCodesAndProse) {
  for (const std::string_view text :
       {"AB12345C", "AB1234567C", "AB123456", "XAB123456C", "AB123456CD", "URN 123456 a school",
        "by 12-03-20 a child was seen", "at 123456 a visit", "on 12/03/20 a child was seen",
        "SC123456 - a good home", "SC123456 a good home", "SC123456 A good home",
        "SC123456. A good home", "SC123456 - A", "SC123456/a good home", "EY123456", "E06000047",
        ""}) {
    EXPECT_FALSE(HasNationalInsuranceNumber(text)) << text;
  }
}

}  // namespace
}  // namespace waymark::ingest
