#include "ingest-service/rules/warnings/date_warnings.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "ingest-service/rules/warnings/warning_testing.h"

namespace waymark::ingest {
namespace {

using ::testing::HasSubstr;

constexpr char kNoStart[] = "visit.start_date END_WITHOUT_START";
constexpr char kTooEarly[] = "visit.published_date PUBLISHED_BEFORE_VISIT";

TEST(DateWarnings, AreGivenByTheDates) {
  struct Case {
    std::string dates;
    std::vector<std::string> want;
  };
  const std::vector<Case> cases = {
      {"start_date: '2016-06-27' end_date: '2016-06-28' published_date: '2016-08'", {}},
      {"start_date: '2016-06-27'", {}},
      {"start_date: '' published_date: '2016-08'", {}},
      {"start_date: '' end_date: '2016-06-28'", {kNoStart}},
      {"start_date: '2016-06-27' published_date: '2016-06-26'", {kTooEarly}},
      {"start_date: '2016-06-27' published_date: '../2016-06-26'", {kTooEarly}},
      {"start_date: '2016-06-27' published_date: '2016-06-27'", {}},
      {"start_date: '2016-06-27' published_date: '2016-06'", {}},
      {"start_date: '2016-06' published_date: '2016-05-31'", {kTooEarly}},
      {"start_date: '../2016-06-27' published_date: '2016-05-31'", {}},
      {"start_date: '2016-06-27' end_date: '2016-06-28' published_date: '2016-06-27'", {}},
      {"start_date: '' end_date: '2016-06-28' published_date: '2016-06-27'", {kNoStart, kTooEarly}},
      {"start_date: '' end_date: '2016-06-28' published_date: '2016-06-28'", {kNoStart}},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(Told(DateWarnings(Prepared("inspector_count: 1 " + c.dates))), c.want) << c.dates;
  }
}

TEST(DateWarnings, GiveTheDates) {
  const auto warnings =
      DateWarnings(Prepared("start_date: '' end_date: '2016-06-28' published_date: '2016-05'"));

  ASSERT_EQ(warnings.size(), 2U);
  EXPECT_THAT(warnings[0].description(), HasSubstr("ended on 2016-06-28; give the first day"));
  EXPECT_THAT(warnings[1].description(),
              HasSubstr("2016-05 is before the visit's last day, 2016-06-28; correct"));
}

}  // namespace
}  // namespace waymark::ingest
