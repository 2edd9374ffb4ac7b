#include "common/model/date_order.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace waymark::model {
namespace {

using Day = absl::CivilDay;

PartialDate Date(std::string_view text) { return PartialDate::Parse(text).value(); }

TEST(OrderOfTest, ComparesIntervalsOfDays) {
  struct Case {
    std::string a;
    std::string b;
    DateOrder want;
  };
  const Case kCases[] = {
      {"2016-06-26", "2016-06-27", DateOrder::kBefore},
      {"2016-06-27", "2016-06-27", DateOrder::kOverlap},
      {"2016-05", "2016-06", DateOrder::kBefore},
      {"2016-05-31", "2016-06", DateOrder::kBefore},
      {"2016-06-01", "2016-06", DateOrder::kOverlap},
      {"2016-06-30", "2016-06", DateOrder::kOverlap},
      {"2016-07-01", "2016-06", DateOrder::kAfter},
      {"2016-02-29", "2016-03", DateOrder::kBefore},
      {"2016", "2016-06", DateOrder::kOverlap},
      {"2015", "2016", DateOrder::kBefore},
      {"2011-03-14/2011-03-20", "2011-03-20/2011-03-25", DateOrder::kOverlap},
      {"2011-03-14/2011-03-20", "2011-03-21/2011-03-25", DateOrder::kBefore},
      {"../2011-03-20", "2011-03-21", DateOrder::kBefore},
      {"../2011-03-20", "2011-03-20", DateOrder::kOverlap},
      {"../2011-03-20", "1900", DateOrder::kOverlap},
      {"../2011-03-20", "../1999", DateOrder::kOverlap},
      {"2011-03-20/..", "2011-03-19", DateOrder::kAfter},
      {"2011-03-20/..", "2011-03-20", DateOrder::kOverlap},
      {"2011-03-20/..", "2199", DateOrder::kOverlap},
      {"2011-03-20/..", "../2011-03-19", DateOrder::kAfter},
      {"2011-03-20/..", "../2011-03-20", DateOrder::kOverlap},
      {"2011/..", "2016/..", DateOrder::kOverlap},
  };
  const auto mirrored = [](DateOrder order) {
    if (order == DateOrder::kOverlap) return order;
    return order == DateOrder::kBefore ? DateOrder::kAfter : DateOrder::kBefore;
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.a + " and " + c.b);

    EXPECT_EQ(OrderOf(Date(c.a), Date(c.b)), c.want);
    EXPECT_EQ(OrderOf(Date(c.b), Date(c.a)), mirrored(c.want));
  }
}

TEST(CoverSameDaysTest, LooksAtTheDaysNotTheText) {
  EXPECT_TRUE(CoverSameDays(Date("2016-06"), Date("2016-06-01/2016-06-30")));
  EXPECT_TRUE(CoverSameDays(Date("../2016"), Date("../2016-12-31")));
  EXPECT_TRUE(CoverSameDays(Date("2016/.."), Date("2016-01/..")));
  EXPECT_FALSE(CoverSameDays(Date("2016-06"), Date("2016-06-01/2016-06-29")));
  EXPECT_FALSE(CoverSameDays(Date("2016-06"), Date("../2016-06")));
  EXPECT_FALSE(CoverSameDays(Date("2016-06"), Date("2016-06/..")));
}

TEST(SortDayTest, IsTheFirstDayOrTheLastWhereTheStartIsOpen) {
  EXPECT_EQ(SortDay(Date("2016-06-27")), Day(2016, 6, 27));
  EXPECT_EQ(SortDay(Date("2016-06")), Day(2016, 6, 1));
  EXPECT_EQ(SortDay(Date("2011-03-14/2011-03-20")), Day(2011, 3, 14));
  EXPECT_EQ(SortDay(Date("../2016-06")), Day(2016, 6, 30));
  EXPECT_EQ(SortDay(Date("2016-06/..")), Day(2016, 6, 1));
}

TEST(FilterOfTest, TakesInAllTheDatesName) {
  struct Case {
    std::string name;
    std::optional<PartialDate> from;
    std::optional<PartialDate> to;
    std::optional<Day> want_from;
    std::optional<Day> want_to;
  };
  const Case kCases[] = {
      {"none", std::nullopt, std::nullopt, std::nullopt, std::nullopt},
      {"years", Date("2015"), Date("2016"), Day(2015, 1, 1), Day(2016, 12, 31)},
      {"only from", Date("2016-02"), std::nullopt, Day(2016, 2, 1), std::nullopt},
      {"only to", std::nullopt, Date("2016-02"), std::nullopt, Day(2016, 2, 29)},
      {"open on their sides", Date("../2015"), Date("2016/.."), std::nullopt, std::nullopt},
      {"open on the other", Date("2015/.."), Date("../2016"), Day(2015, 1, 1), Day(2016, 12, 31)},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);

    const DayFilter filter = FilterOf(c.from, c.to);

    EXPECT_EQ(filter.from, c.want_from);
    EXPECT_EQ(filter.to, c.want_to);
  }
}

TEST(MembershipOfTest, TellsCertainFromPossible) {
  const DayFilter kJune{Day(2016, 6, 1), Day(2016, 6, 30)};
  const DayFilter kFromJune{Day(2016, 6, 1), std::nullopt};
  const DayFilter kToJune{std::nullopt, Day(2016, 6, 30)};
  const DayFilter kAll{std::nullopt, std::nullopt};
  const DayFilter kNothing{Day(2016, 6, 30), Day(2016, 6, 1)};
  struct Case {
    std::string name;
    DayFilter filter;
    std::string date;
    Membership want;
  };
  const Case kCases[] = {
      {"first day", kJune, "2016-06-01", Membership::kCertain},
      {"last day", kJune, "2016-06-30", Membership::kCertain},
      {"day before", kJune, "2016-05-31", Membership::kOutside},
      {"day after", kJune, "2016-07-01", Membership::kOutside},
      {"exactly it", kJune, "2016-06", Membership::kCertain},
      {"over its start", kJune, "2016-05-31/2016-06-01", Membership::kPossible},
      {"over its end", kJune, "2016-06-30/2016-07-01", Membership::kPossible},
      {"around it", kJune, "2016", Membership::kPossible},
      {"month before", kJune, "2016-05", Membership::kOutside},
      {"open start, ends before", kJune, "../2016-05-31", Membership::kOutside},
      {"open start, ends inside", kJune, "../2016-06-01", Membership::kPossible},
      {"open start, ends after", kJune, "../2017", Membership::kPossible},
      {"open end, starts after", kJune, "2016-07/..", Membership::kOutside},
      {"open end, starts inside", kJune, "2016-06-30/..", Membership::kPossible},
      {"open end, starts before", kJune, "2015/..", Membership::kPossible},
      {"from: open end inside", kFromJune, "2016-06/..", Membership::kCertain},
      {"from: open end, starts before", kFromJune, "2016-05-31/..", Membership::kPossible},
      {"from: open start", kFromJune, "../2016-06-01", Membership::kPossible},
      {"from: far later", kFromJune, "2199", Membership::kCertain},
      {"from: before", kFromJune, "2016-05", Membership::kOutside},
      {"to: open start inside", kToJune, "../2016-06", Membership::kCertain},
      {"to: open start, ends after", kToJune, "../2016-07-01", Membership::kPossible},
      {"to: open end", kToJune, "2016-06-30/..", Membership::kPossible},
      {"to: after", kToJune, "2016-07", Membership::kOutside},
      {"all: day", kAll, "2016-06-27", Membership::kCertain},
      {"all: open start", kAll, "../2016", Membership::kCertain},
      {"all: open end", kAll, "2016/..", Membership::kCertain},
      {"nothing: around it", kNothing, "2016", Membership::kOutside},
      {"nothing: day", kNothing, "2016-06-15", Membership::kOutside},
      {"nothing: open start", kNothing, "../2017", Membership::kOutside},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);

    EXPECT_EQ(MembershipOf(Date(c.date), c.filter), c.want);
  }
}

TEST(AtOrBeforeTest, ComparesWithADay) {
  struct Case {
    std::string date;
    Membership want;
  };
  const Case kCases[] = {
      {"2016-06-27", Membership::kCertain},     {"2016-06-28", Membership::kOutside},
      {"2016-05", Membership::kCertain},        {"2016-06", Membership::kPossible},
      {"2016-07", Membership::kOutside},        {"../2016-06-27", Membership::kCertain},
      {"../2016-06-28", Membership::kPossible}, {"2016-06-27/..", Membership::kPossible},
      {"2016-06-28/..", Membership::kOutside},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.date);

    EXPECT_EQ(AtOrBefore(Date(c.date), Day(2016, 6, 27)), c.want);
  }
}

TEST(AtOrBeforeTest, TakesInAllThatAQuestionNames) {
  struct Case {
    std::string date;
    std::string as_of;
    Membership want;
  };
  const Case kCases[] = {
      {"2016-06", "2016-06", Membership::kCertain},
      {"2016-06-30", "2016-06", Membership::kCertain},
      {"2016-07-01", "2016-06", Membership::kOutside},
      {"2016", "2016-06", Membership::kPossible},
      {"2016", "../2016", Membership::kCertain},
      {"2199", "2016/..", Membership::kCertain},
      {"2016-06-28", "2016-06-27", Membership::kOutside},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.date + " as of " + c.as_of);

    EXPECT_EQ(AtOrBefore(Date(c.date), Date(c.as_of)), c.want);
  }
}

// Every interval of a small calendar against the definitions, day by day. The calendar is wider
// than the ends used, so that an open end has days beyond all of them.
class SmallCalendarTest : public ::testing::Test {
 protected:
  static constexpr int kFirst = 11;
  static constexpr int kLast = 14;

  static std::vector<PartialDate> AllDates() {
    std::vector<std::string> starts{".."};
    std::vector<std::string> ends{".."};
    for (int day = kFirst; day <= kLast; ++day) {
      starts.push_back(absl::FormatCivilTime(Day(2016, 6, day)));
      ends.push_back(starts.back());
    }
    std::vector<PartialDate> dates;
    for (const std::string& start : starts) {
      for (const std::string& end : ends) {
        const absl::StatusOr<PartialDate> date = PartialDate::Parse(start + "/" + end);
        if (date.ok()) dates.push_back(*date);
      }
    }
    return dates;
  }

  static std::vector<Day> DaysOf(const PartialDate& date) {
    std::vector<Day> days;
    for (Day day(2016, 6, kFirst - 2); day <= Day(2016, 6, kLast + 2); ++day) {
      if (date.first().has_value() && day < *date.first()) continue;
      if (date.last().has_value() && day > *date.last()) continue;
      days.push_back(day);
    }
    return days;
  }
};

TEST_F(SmallCalendarTest, HasAllDates) { EXPECT_EQ(AllDates().size(), 10u + 4u + 4u); }

TEST_F(SmallCalendarTest, OrderIsThatOfEveryPairOfDays) {
  for (const PartialDate& a : AllDates()) {
    for (const PartialDate& b : AllDates()) {
      SCOPED_TRACE(a.ToString() + " and " + b.ToString());
      DateOrder want = DateOrder::kOverlap;
      if (DaysOf(a).back() < DaysOf(b).front()) want = DateOrder::kBefore;
      if (DaysOf(a).front() > DaysOf(b).back()) want = DateOrder::kAfter;

      EXPECT_EQ(OrderOf(a, b), want);
    }
  }
}

TEST_F(SmallCalendarTest, SortDayNeverContradictsTheOrder) {
  for (const PartialDate& a : AllDates()) {
    for (const PartialDate& b : AllDates()) {
      if (OrderOf(a, b) != DateOrder::kBefore) continue;

      EXPECT_LT(SortDay(a), SortDay(b)) << a.ToString() << " and " << b.ToString();
    }
  }
}

TEST_F(SmallCalendarTest, MembershipIsThatOfEveryDay) {
  for (const PartialDate& date : AllDates()) {
    for (const PartialDate& bounds : AllDates()) {
      SCOPED_TRACE(date.ToString() + " in " + bounds.ToString());
      const DayFilter filter{bounds.first(), bounds.last()};
      const std::vector<Day> days = DaysOf(date);
      const auto inside = std::count_if(days.begin(), days.end(), [&](Day day) {
        return !(filter.from.has_value() && day < *filter.from) &&
               !(filter.to.has_value() && day > *filter.to);
      });
      Membership want = inside == 0 ? Membership::kOutside : Membership::kPossible;
      if (inside == static_cast<std::ptrdiff_t>(days.size())) want = Membership::kCertain;

      EXPECT_EQ(MembershipOf(date, filter), want);
    }
  }
}

}  // namespace
}  // namespace waymark::model
