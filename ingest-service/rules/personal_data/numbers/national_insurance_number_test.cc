#include <string_view>

#include "gtest/gtest.h"

#include "ingest-service/rules/personal_data/detectors.h"

namespace waymark::ingest {
namespace {

TEST(HasNationalInsuranceNumber, FindsAllItsSpellings) {
  for (const std::string_view text :
       {"AB123456C", "AB 12 34 56 C", "AB 123456 C", "AB-12-34-56-C", "ab123456c", "ab 12 34 56 d",
        "AB 123 456 C", "Ab123456c", "JG 10 37 59 A", "A B123456C AB123456C", "(ni no: AB123456C)",
        "NINO=AB123456C", "ab 12 34 56 a", "NI number: at 12 34 56 a"}) {
    EXPECT_TRUE(HasNationalInsuranceNumber(text)) << text;
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
        "by 12-03-20 a child was seen", "at 123456 a visit", "EY123456", "E06000047", ""}) {
    EXPECT_FALSE(HasNationalInsuranceNumber(text)) << text;
  }
}

}  // namespace
}  // namespace waymark::ingest
