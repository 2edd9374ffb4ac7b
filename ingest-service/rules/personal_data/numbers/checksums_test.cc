#include "ingest-service/rules/personal_data/numbers/checksums.h"

#include <string>

#include "gtest/gtest.h"

namespace waymark::ingest {
namespace {

TEST(CompactAlnum, KeepsLettersAsCapitalsAndDigits) {
  EXPECT_EQ(CompactAlnum("ab-12 (3.c)"), "AB123C");
  EXPECT_EQ(CompactAlnum(""), "");
}

TEST(IsNhsNumber, TakesTenDigitsWithTheirCheckDigit) {
  for (const std::string_view number : {"9434765919", "9000000009", "9990000018", "4010232137"}) {
    EXPECT_TRUE(IsNhsNumber(number)) << number;
  }
  for (const std::string_view number :
       {"9434765918", "9434765991", "943476591", "94347659190", "943476591X", ""}) {
    EXPECT_FALSE(IsNhsNumber(number)) << number;
  }
}

TEST(IsNhsNumber, TakesOneLastDigitAtMost) {
  for (int head = 100000000; head < 100000100; ++head) {
    int taken = 0;
    for (int check = 0; check < 10; ++check) {
      taken += IsNhsNumber(std::to_string(head) + std::to_string(check)) ? 1 : 0;
    }
    EXPECT_LE(taken, 1) << head;
  }
}

TEST(IsPupilNumber, TakesTheRightCheckLetter) {
  // Two permanent numbers and a temporary one, worked out by hand from the rules.
  for (const std::string_view number : {"B801200005001", "P207000016049", "B80120000500B"}) {
    EXPECT_TRUE(IsPupilNumber(number)) << number;
  }
  for (const std::string_view number :
       {"A801200005001", "B207000016049", "B80120000500C", "B80120000500I", "B80120000500",
        "B8012000050011", "X80120000A001", "1801200005001", ""}) {
    EXPECT_FALSE(IsPupilNumber(number)) << number;
  }
}

TEST(IsPupilNumber, TakesOneCheckLetterOfTwentySix) {
  int taken = 0;
  for (char letter = 'A'; letter <= 'Z'; ++letter) {
    taken += IsPupilNumber(letter + std::string("823456709012")) ? 1 : 0;
  }
  EXPECT_EQ(taken, 1);
}

}  // namespace
}  // namespace waymark::ingest
