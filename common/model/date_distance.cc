#include "common/model/date_distance.h"

#include <algorithm>

namespace waymark::model {
namespace {

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
  const absl::CivilDay month_end = absl::CivilDay(month + 1) - 1;
  return absl::CivilDay(month.year(), month.month(), std::min(day.day(), month_end.day()));
}

int WholeMonths(absl::CivilDay from, absl::CivilDay to) {
  if (to < from) return -WholeMonths(to, from);
  const int months = static_cast<int>(absl::CivilMonth(to) - absl::CivilMonth(from));
  return AddMonths(from, months) > to ? months - 1 : months;
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
