#include "query-service/commands/wording/dates.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "tests/support/matchers.h"

namespace waymark::query::client {
namespace {

TEST(DateTextTest, SaysHowMuchIsKnown) {
  struct Case {
    std::string date;
    std::string want;
  };
  const std::vector<Case> cases = {
      {"", "no date given"},
      {"2016-06-27", "2016-06-27"},
      {"2016-06", "2016-06"},
      {"2011-03-14/2011-03-20", "2011-03-14 to 2011-03-20"},
      {"../2016-08-01", "not later than 2016-08-01"},
      {"2016-08/..", "not earlier than 2016-08"},
      {"2016-02-01/2016-02-29", "2016-02"},
      {"2016-01-01/2016-12-31", "2016"},
      {"2016-02-01/2016-03-31", "2016-02-01 to 2016-03-31"},
      {"nonsense/2016", "nonsense to 2016"},
  };
  for (const Case& c : cases) EXPECT_EQ(DateText(c.date), c.want);
}

TEST(VisitDatesTest, SaysWhatIsKnownOfStartEndAndPublication) {
  struct Case {
    std::string visit;
    std::string want;
  };
  const std::vector<Case> cases = {
      {"", "no date given"},
      {"start_date: '2016-08'", "2016-08"},
      {"start_date: '2016-08-01' end_date: '2016-08-01'", "2016-08-01"},
      {"start_date: '2015-05-11' end_date: '2015-06-04' published_date: '2015-07-20'",
       "2015-05-11 to 2015-06-04, published 2015-07-20"},
      {"end_date: '2016-08'", "ended 2016-08"},
      {"published_date: '../2016-08'", "no date given, published not later than 2016-08"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(VisitDates(ParseText<v1::VisitSummary>(c.visit)), c.want) << c.visit;
  }
}

TEST(VisitTextTest, NamesTypeDatesAndId) {
  EXPECT_EQ(VisitText(ParseText<v1::VisitSummary>(
                "name: 'authorities/a/visits/2018-reinspection' type: VISIT_TYPE_REINSPECTION "
                "start_date: '2018-04'")),
            "re-inspection, 2018-04 (2018-reinspection)");
}

TEST(RangeTextTest, IsOneNumberWhereBothEndsAreEqual) {
  EXPECT_EQ(RangeText(ParseText<v1::Range>("low: 22 high: 22")), "22");
  EXPECT_EQ(RangeText(ParseText<v1::Range>("low: 22 high: 24")), "22 to 24");
  EXPECT_EQ(RangeText(ParseText<v1::Range>("low: -0.5 high: 1.25"), true), "-0.5 to +1.25");
}

TEST(MonthsTextTest, IsSingularForOne) {
  EXPECT_EQ(MonthsText(ParseText<v1::Range>("low: 1 high: 1")), "1 month");
  EXPECT_EQ(MonthsText(ParseText<v1::Range>("low: 0 high: 1")), "0 to 1 months");
  EXPECT_EQ(MonthsText(ParseText<v1::Range>("")), "0 months");
}

TEST(SignedNumberTest, ShowsTheSignOfAChange) {
  EXPECT_EQ(SignedNumber(52), "+52");
  EXPECT_EQ(SignedNumber(-3.5), "-3.5");
  EXPECT_EQ(SignedNumber(0), "0");
}

}  // namespace
}  // namespace waymark::query::client
