#include "common/model/date_distance.h"

#include <algorithm>

namespace waymark::model {
namespace {

// Distances are measured by the hundred for an answer, and to ask absl for the day before the next
// month's first takes longer than all the rest.
int LengthOf(const absl::CivilMonth& month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const auto year = month.year();
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month.month() == 2 && is_leap ? 29 : kDays[month.month() - 1];
}

struct Gap {
  absl::CivilDay from;
  absl::CivilDay to;
};

// The two ends that face each other, where the dates do not overlap.
std::optional<Gap> GapBetween(const PartialDate& a, const PartialDate& b) {
  if (a.last().has_value() && b.first().has_value() && *a.last() < *b.first()) {
    return Gap{*a.last(), *b.first()};
  }
  if (b.last().has_value() && a.first().has_value() && *b.last() < *a.first()) {
    return Gap{*b.last(), *a.first()};
  }
  return std::nullopt;
}

int DaysFrom(absl::CivilDay from, absl::CivilDay to) { return static_cast<int>(to - from); }

bool HasOpenEnd(const PartialDate& date) {
  return !date.first().has_value() || !date.last().has_value();
}

// The extremes of a measure of distance that never falls as `to` moves later or `from` earlier.
template <typename Measure>
std::optional<DurationRange<int>> RangeOf(const PartialDate& from, const PartialDate& to,
                                          Measure measure) {
  if (HasOpenEnd(from) || HasOpenEnd(to)) return std::nullopt;
  return DurationRange<int>{measure(*from.last(), *to.first()), measure(*from.first(), *to.last())};
}

}  // namespace

absl::CivilDay AddMonths(absl::CivilDay day, int months) {
  const absl::CivilMonth month = absl::CivilMonth(day) + months;
  return absl::CivilDay(month.year(), month.month(), std::min(day.day(), LengthOf(month)));
}

int WholeMonths(absl::CivilDay from, absl::CivilDay to) {
  if (to < from) return -WholeMonths(to, from);
  const auto years = static_cast<int>(to.year() - from.year());
  const int months = years * 12 + to.month() - from.month();
  // A month is whole on the day of its number, or on the last of a month that has none.
  const bool ends_short = to.day() < from.day() && to.day() < LengthOf(absl::CivilMonth(to));
  return ends_short ? months - 1 : months;
}

std::optional<DurationRange<int>> DurationBetween(const PartialDate& from, const PartialDate& to) {
  return RangeOf(from, to, DaysFrom);
}

std::optional<DurationRange<int>> WholeMonthsBetween(const PartialDate& from,
                                                     const PartialDate& to) {
  return RangeOf(from, to, WholeMonths);
}

std::optional<DurationRange<double>> MonthsBetween(const PartialDate& from, const PartialDate& to) {
  const std::optional<DurationRange<int>> days = DurationBetween(from, to);
  if (!days.has_value()) return std::nullopt;
  return DurationRange<double>{days->shortest / kDaysPerRateMonth,
                               days->longest / kDaysPerRateMonth};
}

std::optional<int> CertainMonthsBetween(const PartialDate& from, const PartialDate& to) {
  if (!from.last().has_value() || !to.first().has_value()) return std::nullopt;
  return WholeMonths(*from.last(), *to.first());
}

int GapInDays(const PartialDate& a, const PartialDate& b) {
  const std::optional<Gap> gap = GapBetween(a, b);
  return gap.has_value() ? DaysFrom(gap->from, gap->to) : 0;
}

bool GapWithinMonths(const PartialDate& a, const PartialDate& b, int months) {
  const std::optional<Gap> gap = GapBetween(a, b);
  return !gap.has_value() || gap->to <= AddMonths(gap->from, months);
}

}  // namespace waymark::model
