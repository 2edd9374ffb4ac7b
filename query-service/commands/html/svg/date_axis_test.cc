#include "query-service/commands/html/svg/date_axis.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::query::client {
namespace {

using testing::ElementsAre;

std::vector<std::string> Labels(absl::CivilDay first, absl::CivilDay last) {
  std::vector<std::string> labels;
  for (const DateTick& tick : DateTicks({first, last})) labels.push_back(tick.label);
  return labels;
}

TEST(DateTicksTest, StandOnMonthsThatAreEvenlyApart) {
  EXPECT_THAT(
      Labels(absl::CivilDay(2015, 5, 1), absl::CivilDay(2016, 6, 30)),
      ElementsAre("2015-05", "2015-07", "2015-09", "2015-11", "2016-01", "2016-03", "2016-05"));
  EXPECT_THAT(Labels(absl::CivilDay(2015, 12, 2), absl::CivilDay(2017, 10, 31)),
              ElementsAre("2016-01", "2016-04", "2016-07", "2016-10", "2017-01", "2017-04",
                          "2017-07", "2017-10"));
  EXPECT_THAT(Labels(absl::CivilDay(2011, 3, 1), absl::CivilDay(2018, 2, 1)),
              ElementsAre("2012", "2013", "2014", "2015", "2016", "2017", "2018"));
}

TEST(DateTicksTest, AreTheEndsOfAShortRange) {
  EXPECT_THAT(Labels(absl::CivilDay(2016, 6, 2), absl::CivilDay(2016, 6, 30)),
              ElementsAre("2016-06-02", "2016-06-30"));
  EXPECT_THAT(Labels(absl::CivilDay(2016, 6, 2), absl::CivilDay(2016, 6, 2)),
              ElementsAre("2016-06-02"));
}

TEST(DateTicksTest, AreFewForTheLongestRange) {
  EXPECT_LE(Labels(absl::CivilDay(1900, 1, 1), absl::CivilDay(2199, 12, 31)).size(), 8U);
}

}  // namespace
}  // namespace waymark::query::client
