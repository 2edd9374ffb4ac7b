#include "ingest-service/rules/fields/text_rules.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::ingest {
namespace {

std::vector<v1::ViolationReason> ReasonsOf(const Violations& violations) {
  std::vector<v1::ViolationReason> reasons;
  for (const auto& violation : violations.found()) reasons.push_back(violation.reason);
  return reasons;
}

TEST(IsUtf8, FollowsTheUnicodeStandard) {
  const std::vector<std::string> good = {
      "", "a", "é", "€", "😀", "\xED\x9F\xBF", "\xEE\x80\x80", "\xF4\x8F\xBF\xBF"};
  for (const std::string& text : good) EXPECT_TRUE(IsUtf8(text)) << text;
  const std::vector<std::string> bad = {
      "\x80",              // continuation alone
      "a\xC3",             // cut off
      "\xE2\x82",          // cut off
      "\xF0\x9F\x98",      // cut off
      "\xC3\x41",          // no continuation
      "\xC0\xAF",          // overlong
      "\xE0\x80\xAF",      // overlong
      "\xF0\x80\x80\xAF",  // overlong
      "\xED\xA0\x80",      // surrogate
      "\xF4\x90\x80\x80",  // above U+10FFFF
      "\xFF",
  };
  for (const std::string& text : bad) EXPECT_FALSE(IsUtf8(text)) << testing::PrintToString(text);
}

TEST(HasControlCharacter, AllowsLineFeedAndTabOnly) {
  EXPECT_FALSE(HasControlCharacter("a\nb\tc é \xC2\xA0"));
  const std::vector<std::string> bad = {std::string("\0", 1), "\r",       "\x1B", "\x7F",
                                        "\xC2\x80",           "a\xC2\x9F"};
  for (const std::string& text : bad) {
    EXPECT_TRUE(HasControlCharacter(text)) << testing::PrintToString(text);
  }
}

TEST(CheckText, ReportsLengthAndCharactersTogether) {
  Violations violations;

  CheckText("ab\rc", 3, violations);
  CheckText("\xFF", 3, violations);
  CheckText("é", 2, violations);

  EXPECT_THAT(ReasonsOf(violations), testing::ElementsAre(v1::VIOLATION_REASON_TOO_LONG,
                                                          v1::VIOLATION_REASON_CONTROL_CHARACTER,
                                                          v1::VIOLATION_REASON_MALFORMED));
}

TEST(CheckUri, TakesAddressesOfTheWebOnly) {
  const std::vector<std::string> good = {"http://a", "HTTPS://example.org/x?y=%20#z",
                                         "https://files.ofsted.gov.uk/v1/file/2762218"};
  const std::vector<std::string> bad = {"",           "example.org", "ftp://a",    "http://",
                                        "https:///x", "http://a b",  "http://a\n", "http://é"};
  for (const std::string& uri : good) {
    Violations violations;
    CheckUri(uri, 100, violations);
    EXPECT_TRUE(violations.empty()) << uri;
  }
  for (const std::string& uri : bad) {
    Violations violations;
    CheckUri(uri, 100, violations);
    EXPECT_THAT(ReasonsOf(violations), testing::ElementsAre(v1::VIOLATION_REASON_MALFORMED)) << uri;
  }
}

TEST(IsSlug, TakesLowerCaseDigitsAndHyphens) {
  EXPECT_TRUE(IsSlug("a-1"));
  EXPECT_TRUE(IsSlug(std::string(63, 'x')));
  for (const std::string& slug : {std::string(), std::string("A"), std::string("a_b"),
                                  std::string("a b"), std::string(64, 'x')}) {
    EXPECT_FALSE(IsSlug(slug)) << slug;
  }
}

}  // namespace
}  // namespace waymark::ingest
