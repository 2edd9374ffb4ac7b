#include "query-service/commands/wording/distribution_text.h"

#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::query::client {
namespace {

TEST(SpreadTextTest, TellsAsMuchAsThereIs) {
  struct Case {
    const char* distribution;
    const char* want;
  };
  for (const Case& test :
       {Case{"", "-"}, Case{"n: 1", "n = 1"}, Case{"n: 2 min {} median {} max {}", "all 0 (n = 2)"},
        Case{"n: 4 min { low: 5 high: 5 } median { low: 14 high: 15 } max { low: 29 high: 30 }",
             "median 14 to 15, 5 to 30 (n = 4)"}}) {
    EXPECT_EQ(SpreadText(ParseText<v1::Distribution>(test.distribution)), test.want);
  }
}

TEST(MedianTextTest, SaysOfHowManyItIs) {
  struct Case {
    const char* median;
    const char* want;
  };
  for (const Case& test :
       {Case{"", "-"}, Case{"ended: 2 not_ended: 9", "not reached (of 2 ended and 9 not)"},
        Case{"ended: 21 not_ended: 5 months { low: 26 high: 26 }",
             "26 months (of 21 ended and 5 not)"}}) {
    EXPECT_EQ(MedianText(ParseText<v1::MedianEstimate>(test.median)), test.want);
  }
}

}  // namespace
}  // namespace waymark::query::client
