#include "common/model/partial_date.h"

#include <optional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/status/status.h"

namespace waymark::model {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr char kWhatToWrite[] = "; write YYYY, YYYY-MM, YYYY-MM-DD or an interval A/B";

struct ParsedCase {
  std::string text;
  std::optional<absl::CivilDay> first;
  std::optional<absl::CivilDay> last;
  bool is_day;
};

TEST(PartialDateTest, SpansWhatParsingWouldRead) {
  using Day = absl::CivilDay;
  struct Case {
    std::optional<Day> first;
    std::optional<Day> last;
    std::string text;
  };
  const Case kCases[] = {
      {Day(2011, 3, 14), Day(2011, 3, 20), "2011-03-14/2011-03-20"},
      {Day(1900, 1, 1), Day(2199, 12, 31), "1900-01-01/2199-12-31"},
      {Day(2016, 6, 27), Day(2016, 6, 27), "2016-06-27"},
      {std::nullopt, Day(2011, 3, 5), "../2011-03-05"},
      {Day(2011, 10, 20), std::nullopt, "2011-10-20/.."},
  };
  for (const Case& one : kCases) {
    const auto span = PartialDate::Span(one.first, one.last);
    ASSERT_TRUE(span.has_value()) << one.text;
    EXPECT_EQ(span->ToString(), one.text);
    const auto parsed = PartialDate::Parse(span->ToString());
    ASSERT_TRUE(parsed.ok()) << parsed.status();
    EXPECT_EQ(span->first(), parsed->first());
    EXPECT_EQ(span->last(), parsed->last());
  }
}

TEST(PartialDateTest, SpansNothingThatParsingWouldRefuse) {
  using Day = absl::CivilDay;
  EXPECT_FALSE(PartialDate::Span(std::nullopt, std::nullopt).has_value());
  EXPECT_FALSE(PartialDate::Span(Day(2011, 3, 20), Day(2011, 3, 14)).has_value());
  EXPECT_FALSE(PartialDate::Span(Day(1899, 12, 31), std::nullopt).has_value());
  EXPECT_FALSE(PartialDate::Span(std::nullopt, Day(2200, 1, 1)).has_value());
}

TEST(PartialDateTest, StandsForTheDaysItNames) {
  using Day = absl::CivilDay;
  const ParsedCase kCases[] = {
      {"2016-06-27", Day(2016, 6, 27), Day(2016, 6, 27), true},
      {"2016-06", Day(2016, 6, 1), Day(2016, 6, 30), false},
      {"2016", Day(2016, 1, 1), Day(2016, 12, 31), false},
      // Month ends and leap years, by the rules of centuries too.
      {"2015-12", Day(2015, 12, 1), Day(2015, 12, 31), false},
      {"2015-02", Day(2015, 2, 1), Day(2015, 2, 28), false},
      {"2016-02", Day(2016, 2, 1), Day(2016, 2, 29), false},
      {"1900-02", Day(1900, 2, 1), Day(1900, 2, 28), false},
      {"2000-02", Day(2000, 2, 1), Day(2000, 2, 29), false},
      {"2100-02", Day(2100, 2, 1), Day(2100, 2, 28), false},
      {"2016-02-29", Day(2016, 2, 29), Day(2016, 2, 29), true},
      {"2000-02-29", Day(2000, 2, 29), Day(2000, 2, 29), true},
      {"1900-01-01", Day(1900, 1, 1), Day(1900, 1, 1), true},
      {"2199-12-31", Day(2199, 12, 31), Day(2199, 12, 31), true},
      {"2199-12", Day(2199, 12, 1), Day(2199, 12, 31), false},
      // Intervals, each end of its own precision.
      {"2011-03-14/2011-03-20", Day(2011, 3, 14), Day(2011, 3, 20), false},
      {"2011-03/2011-04", Day(2011, 3, 1), Day(2011, 4, 30), false},
      {"2011/2012", Day(2011, 1, 1), Day(2012, 12, 31), false},
      {"2011-03-14/2011", Day(2011, 3, 14), Day(2011, 12, 31), false},
      {"2011/2011-03-14", Day(2011, 1, 1), Day(2011, 3, 14), false},
      {"2011-03/2011-03", Day(2011, 3, 1), Day(2011, 3, 31), false},
      {"2011-03-31/2011-03", Day(2011, 3, 31), Day(2011, 3, 31), true},
      {"2011-03-14/2011-03-14", Day(2011, 3, 14), Day(2011, 3, 14), true},
      // Open ends.
      {"../2011-03-20", std::nullopt, Day(2011, 3, 20), false},
      {"../2016-02", std::nullopt, Day(2016, 2, 29), false},
      {"../2011", std::nullopt, Day(2011, 12, 31), false},
      {"2011-03-20/..", Day(2011, 3, 20), std::nullopt, false},
      {"2011-03/..", Day(2011, 3, 1), std::nullopt, false},
      {"2011/..", Day(2011, 1, 1), std::nullopt, false},
  };
  for (const ParsedCase& c : kCases) {
    SCOPED_TRACE(c.text);

    const absl::StatusOr<PartialDate> date = PartialDate::Parse(c.text);

    ASSERT_TRUE(date.ok()) << date.status();
    EXPECT_EQ(date->first(), c.first);
    EXPECT_EQ(date->last(), c.last);
    EXPECT_EQ(date->is_day(), c.is_day);
    EXPECT_EQ(date->ToString(), c.text);
  }
}

TEST(PartialDateTest, TakesEveryDayOfItsYears) {
  for (absl::CivilDay day(1900, 1, 1); day < absl::CivilDay(2200, 1, 1); ++day) {
    const std::string text = absl::FormatCivilTime(day);

    const absl::StatusOr<PartialDate> date = PartialDate::Parse(text);

    ASSERT_TRUE(date.ok()) << date.status();
    ASSERT_TRUE(date->is_day()) << text;
    ASSERT_EQ(date->first(), day);
  }
}

TEST(PartialDateTest, KeepsItsOwnCopyOfTheText) {
  std::string text = "2016-06";

  const absl::StatusOr<PartialDate> date = PartialDate::Parse(text);
  text = "1999-01";

  ASSERT_TRUE(date.ok());
  EXPECT_EQ(date->ToString(), "2016-06");
}

TEST(PartialDateTest, SaysWhatIsWrong) {
  struct Case {
    std::string text;
    std::string reason;
  };
  const Case kCases[] = {
      {"2016-13-40", "month 13 does not exist"},
      {"2016-13", "month 13 does not exist"},
      {"2016-00", "month 00 does not exist"},
      {"2016-99-01", "month 99 does not exist"},
      {"2016-06-00", "day 00 does not exist in 2016-06"},
      {"2016-06-31", "day 31 does not exist in 2016-06"},
      {"2016-12-32", "day 32 does not exist in 2016-12"},
      {"2015-02-29", "day 29 does not exist in 2015-02"},
      {"2016-02-30", "day 30 does not exist in 2016-02"},
      {"1900-02-29", "day 29 does not exist in 1900-02"},
      {"2100-02-29", "day 29 does not exist in 2100-02"},
      {"1899-12-31", "year 1899 is not between 1900 and 2199"},
      {"2200", "year 2200 is not between 1900 and 2199"},
      {"0000-01-01", "year 0000 is not between 1900 and 2199"},
      {"2016-06-27/2016-06-26", "the interval ends before it starts"},
      {"2016-07/2016-06", "the interval ends before it starts"},
      {"2017/2016-12-31", "the interval ends before it starts"},
      {"2016-06-27/2016-13", "month 13 does not exist"},
      {"2015-02-29/2016", "day 29 does not exist in 2015-02"},
      {"../2015-02-29", "day 29 does not exist in 2015-02"},
      {"2015-02-29/..", "day 29 does not exist in 2015-02"},
      {"../..", "both of its ends are open"},
      {"2016/", "an end of the interval is missing (an open end is written ..)"},
      {"/2016", "an end of the interval is missing (an open end is written ..)"},
      {"/", "an end of the interval is missing (an open end is written ..)"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.text);

    const absl::Status status = PartialDate::Parse(c.text).status();

    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(status.message(), "'" + c.text + "' is not a date: " + c.reason + kWhatToWrite);
  }
}

TEST(PartialDateTest, RefusesOtherForms) {
  const std::string kTexts[] = {
      "",
      " ",
      "..",
      "June 2016",
      "16",
      "016",
      "20160",
      "2016-6",
      "2016-6-27",
      "2016-06-7",
      "2016-",
      "2016-06-",
      "-2016",
      "+2016",
      "20160627",
      "2016/06/27",
      "27-06-2016",
      "2016-W26",
      "2016-179",
      "2016-06-27T00:00:00Z",
      " 2016",
      "2016 ",
      "2016-06 ",
      "2016-06\n",
      "2016 / 2017",
      "2016/ 2017",
      "2016-06-27/28",
      "2016--2017",
      "2016/2017/2018",
      "../2016/..",
      "2016/...",
      "./2016",
      "201\xC3\xA9",
      "2O16",
      std::string("2016\0", 5),
      std::string("2016-06\0", 8),
      "2016\xE2\x80\x93"
      "06",
  };
  for (const std::string& text : kTexts) {
    SCOPED_TRACE(text);

    const absl::Status status = PartialDate::Parse(text).status();

    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(status.message()), HasSubstr("' is not a date; write YYYY, "));
  }
}

TEST(PartialDateTest, KeepsItsErrorsShort) {
  const absl::Status status = PartialDate::Parse(std::string(1 << 20, 'x')).status();

  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), StartsWith("'xxx"));
  EXPECT_LT(status.message().size(), 200u);
}

}  // namespace
}  // namespace waymark::model
