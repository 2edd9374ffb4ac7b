#include "common/model/date_distance.h"

#include <cstdlib>
#include <optional>
#include <string>

#include <gtest/gtest.h>

namespace waymark::model {
namespace {

using Day = absl::CivilDay;
using Range = DurationRange<int>;

PartialDate Date(std::string_view text) { return PartialDate::Parse(text).value(); }

Day DayOf(std::string_view text) { return Date(text).first().value(); }

TEST(AddMonthsTest, KeepsTheDayOrTakesTheLastOfTheMonth) {
  struct Case {
    std::string day;
    int months;
    std::string want;
  };
  const Case kCases[] = {
      {"2015-07-20", 0, "2015-07-20"},   {"2015-07-20", 1, "2015-08-20"},
      {"2015-07-20", 6, "2016-01-20"},   {"2015-07-20", 12, "2016-07-20"},
      {"2015-01-31", 1, "2015-02-28"},   {"2016-01-31", 1, "2016-02-29"},
      {"2016-01-31", 2, "2016-03-31"},   {"2016-01-31", 3, "2016-04-30"},
      {"2016-02-29", 12, "2017-02-28"},  {"2016-02-29", 48, "2020-02-29"},
      {"2015-02-28", 12, "2016-02-28"},  {"2015-12-31", 1, "2016-01-31"},
      {"2015-08-31", 6, "2016-02-29"},   {"2016-03-31", -1, "2016-02-29"},
      {"2016-01-15", -1, "2015-12-15"},  {"2016-01-15", -25, "2013-12-15"},
      {"2016-06-30", 600, "2066-06-30"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.day + " and " + std::to_string(c.months));

    EXPECT_EQ(AddMonths(DayOf(c.day), c.months), DayOf(c.want));
  }
}

TEST(WholeMonthsTest, CountsByTheCorrespondingDate) {
  struct Case {
    std::string from;
    std::string to;
    int want;
  };
  const Case kCases[] = {
      {"2015-07-20", "2015-07-20", 0},
      {"2015-07-20", "2015-08-19", 0},
      {"2015-07-20", "2015-08-20", 1},
      {"2015-07-20", "2016-06-01", 10},
      {"2015-07-20", "2016-06-19", 10},
      {"2015-07-20", "2016-06-20", 11},
      {"2015-07-20", "2016-07-19", 11},
      {"2015-07-20", "2016-07-20", 12},
      {"2015-12-31", "2016-01-01", 0},
      {"2015-12-31", "2016-01-31", 1},
      // The last day of a month that is too short completes it.
      {"2015-01-31", "2015-02-27", 0},
      {"2015-01-31", "2015-02-28", 1},
      {"2016-01-31", "2016-02-28", 0},
      {"2016-01-31", "2016-02-29", 1},
      {"2015-01-29", "2015-02-28", 1},
      {"2015-01-28", "2015-02-28", 1},
      {"2015-01-31", "2015-03-30", 1},
      {"2015-01-31", "2015-03-31", 2},
      {"2015-01-31", "2015-04-30", 3},
      {"2016-02-29", "2017-02-27", 11},
      {"2016-02-29", "2017-02-28", 12},
      {"2016-02-29", "2020-02-28", 47},
      {"2016-02-29", "2020-02-29", 48},
      // The last day of a month is no different from another where the next is longer.
      {"2015-02-28", "2015-03-27", 0},
      {"2015-02-28", "2015-03-28", 1},
      {"2015-02-28", "2016-02-28", 12},
      // Backwards is the same with a minus.
      {"2015-08-20", "2015-07-20", -1},
      {"2015-08-19", "2015-07-20", 0},
      {"2015-02-28", "2015-01-31", -1},
      {"2016-07-20", "2015-07-20", -12},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.from + " to " + c.to);

    EXPECT_EQ(WholeMonths(DayOf(c.from), DayOf(c.to)), c.want);
  }
}

TEST(WholeMonthsTest, IsTheMostThatCanBeAdded) {
  const Day kStart(2015, 12, 1);
  for (Day from = kStart; from < kStart + 130; ++from) {
    for (Day to = from; to < kStart + 500; ++to) {
      const int months = WholeMonths(from, to);

      ASSERT_LE(AddMonths(from, months), to) << from << " to " << to;
      ASSERT_GT(AddMonths(from, months + 1), to) << from << " to " << to;
    }
  }
}

// What makes the ends of an interval give the ends of the range.
TEST(WholeMonthsTest, NeverFallsAsTheTimeGrows) {
  const Day kStart(2015, 12, 1);
  for (Day from = kStart; from < kStart + 130; ++from) {
    for (Day to = kStart; to < kStart + 500; ++to) {
      ASSERT_LE(WholeMonths(from, to), WholeMonths(from, to + 1)) << from << " to " << to;
      ASSERT_LE(WholeMonths(from, to), WholeMonths(from - 1, to)) << from << " to " << to;
    }
  }
}

struct RangeCase {
  std::string from;
  std::string to;
  std::optional<Range> want;
};

TEST(DurationBetweenTest, IsARangeOfDays) {
  const RangeCase kCases[] = {
      {"2016-06-27", "2016-06-27", Range{0, 0}},
      {"2016-06-27", "2016-06-28", Range{1, 1}},
      {"2016-02-28", "2016-03-01", Range{2, 2}},
      {"2015-02-28", "2015-03-01", Range{1, 1}},
      {"2015-07-20", "2016-07-20", Range{366, 366}},
      {"2016-06-28", "2016-06-27", Range{-1, -1}},
      {"2015-05", "2016-06", Range{367, 426}},
      {"2015-05-31", "2016-06", Range{367, 396}},
      {"2015-05", "2016-06-01", Range{367, 397}},
      {"2011-03-14/2011-03-20", "2011-03-25", Range{5, 11}},
      {"2016-06", "2016-06-15", Range{-15, 14}},
      {"2016-06", "2016-06", Range{-29, 29}},
      {"2011-03-14/2011-03-14", "2011-03-25", Range{11, 11}},
      {"../2015", "2016-06-27", std::nullopt},
      {"2015/..", "2016-06-27", std::nullopt},
      {"2015-06-27", "../2016", std::nullopt},
      {"2015-06-27", "2016/..", std::nullopt},
      {"../2015", "2016/..", std::nullopt},
  };
  for (const RangeCase& c : kCases) {
    SCOPED_TRACE(c.from + " to " + c.to);

    EXPECT_EQ(DurationBetween(Date(c.from), Date(c.to)), c.want);
  }
}

TEST(WholeMonthsBetweenTest, IsARangeOfCompletedMonths) {
  const RangeCase kCases[] = {
      {"2015-07-20", "2016-06-27", Range{11, 11}},
      {"2015-07-20", "2016-06", Range{10, 11}},
      {"2015-07-01", "2016-06", Range{11, 11}},
      {"2015-07-31", "2016-06", Range{10, 11}},
      {"2015-07", "2016-06-27", Range{10, 11}},
      {"2015-07", "2016-06", Range{10, 11}},
      {"2015", "2016", Range{0, 23}},
      {"2015-01-31", "2015-02", Range{0, 1}},
      {"2015-01", "2015-02-28", Range{1, 1}},
      {"2011-03-14/2011-03-20", "2011-05-14", Range{1, 2}},
      {"2016-06", "2016-06-15", Range{0, 0}},
      {"2016", "2016-06-15", Range{-6, 5}},
      {"../2015", "2016-06-27", std::nullopt},
      {"2015/..", "2016-06-27", std::nullopt},
      {"2015-06-27", "../2016", std::nullopt},
      {"2015-06-27", "2016/..", std::nullopt},
  };
  for (const RangeCase& c : kCases) {
    SCOPED_TRACE(c.from + " to " + c.to);

    EXPECT_EQ(WholeMonthsBetween(Date(c.from), Date(c.to)), c.want);
  }
}

TEST(MonthsBetweenTest, CountsMonthsOfARate) {
  const auto year_of_four = MonthsBetween(Date("2013-01-01"), Date("2017-01-01"));
  const auto vague = MonthsBetween(Date("2015-05"), Date("2016-06"));

  ASSERT_TRUE(year_of_four.has_value());
  EXPECT_EQ(*year_of_four, (DurationRange<double>{48.0, 48.0}));
  ASSERT_TRUE(vague.has_value());
  EXPECT_DOUBLE_EQ(vague->shortest, 367 / 30.4375);
  EXPECT_DOUBLE_EQ(vague->longest, 426 / 30.4375);
  EXPECT_EQ(MonthsBetween(Date("../2015"), Date("2016")), std::nullopt);
  EXPECT_EQ(MonthsBetween(Date("2015"), Date("2016/..")), std::nullopt);
}

struct GapCase {
  std::string a;
  std::string b;
  int days;
  int fewest_months;  // the smallest limit that holds the gap
};

TEST(GapTest, IsMeasuredBetweenTheEndsThatFaceEachOther) {
  const GapCase kCases[] = {
      {"2016-06-27", "2016-06-27", 0, 0},
      {"2016-06", "2016-06-30", 0, 0},
      {"2016", "2016-06", 0, 0},
      {"2016-06-30", "2016-07-01", 1, 1},
      {"2016-06", "2016-07", 1, 1},
      {"2016-06", "2016-08", 32, 2},
      {"2016-06-15", "2016-07-15", 30, 1},
      {"2016-06-15", "2016-07-16", 31, 2},
      // Half a year, to the day, and at ends of months.
      {"2015-07-20", "2016-01-20", 184, 6},
      {"2015-07-20", "2016-01-21", 185, 7},
      {"2015-07-20", "2016-01", 165, 6},
      {"2015-08-31", "2016-02-29", 182, 6},
      {"2015-08-31", "2016-03-01", 183, 7},
      {"2015-02-28", "2015-08-28", 181, 6},
      {"2015-02-28", "2015-08-31", 184, 7},
      {"2015-07-06/2015-07-20", "2016-01-20/2016-02-05", 184, 6},
      // Open ends overlap or lie on the far side.
      {"../2015-07-20", "2016-01-20", 184, 6},
      {"../2015-07-20", "2016-01-21/..", 185, 7},
      {"2015-07-20/..", "2016-01-21", 0, 0},
      {"../2016", "2015-01-21", 0, 0},
      {"../2015", "../2016", 0, 0},
      {"2015/..", "2016/..", 0, 0},
  };
  for (const GapCase& c : kCases) {
    SCOPED_TRACE(c.a + " and " + c.b);
    const PartialDate a = Date(c.a);
    const PartialDate b = Date(c.b);

    EXPECT_EQ(GapInDays(a, b), c.days);
    EXPECT_EQ(GapInDays(b, a), c.days);
    EXPECT_TRUE(GapWithinMonths(a, b, c.fewest_months));
    EXPECT_TRUE(GapWithinMonths(b, a, c.fewest_months));
    if (c.fewest_months == 0) continue;
    EXPECT_FALSE(GapWithinMonths(a, b, c.fewest_months - 1));
    EXPECT_FALSE(GapWithinMonths(b, a, c.fewest_months - 1));
  }
}

}  // namespace
}  // namespace waymark::model
