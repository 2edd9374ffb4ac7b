#ifndef WAYMARK_COMMON_MODEL_DATE_DISTANCE_H_
#define WAYMARK_COMMON_MODEL_DATE_DISTANCE_H_

#include <optional>

#include "absl/time/civil_time.h"

#include "common/model/partial_date.h"

namespace waymark::model {

// How far apart dates are, in days and in months. Pure.
//
// Months are counted by the corresponding date, as English law counts them: a month from a day is
// complete on the day of the same number in the next month, or on that month's last day where it
// has no such day. From 31 January one month is complete on 28 February (29 in a leap year) and
// two on 31 March.

// The mean month of the calendar, by which rates are given.
inline constexpr double kDaysPerRateMonth = 30.4375;

// A duration between two dates. Both ends are equal when both dates are days, and may be equal by
// chance for other dates: ask PartialDate::is_day() whether it is exact. An end is negative where
// the second date may be earlier than the first.
template <typename T>
struct DurationRange {
  T shortest;
  T longest;

  friend bool operator==(const DurationRange&, const DurationRange&) = default;
};

// The same day so many months later (earlier when negative), or that month's last day.
absl::CivilDay AddMonths(absl::CivilDay day, int months);

// Months complete at `to`, counted from `from`: the most that AddMonths can add without passing
// `to`. Where `to` is earlier it is minus the months from `to` to `from`.
int WholeMonths(absl::CivilDay from, absl::CivilDay to);

// The duration from one date to another in days, whole months completed, or months of a rate.
// Nothing where either date has an open end: one end of the range would have no bound.
std::optional<DurationRange<int>> DurationBetween(const PartialDate& from, const PartialDate& to);
std::optional<DurationRange<int>> WholeMonthsBetween(const PartialDate& from,
                                                     const PartialDate& to);
std::optional<DurationRange<double>> MonthsBetween(const PartialDate& from, const PartialDate& to);

// The whole months completed that are certain, also where the far ends are open: the shortest of
// the range above. Nothing where `from` has no last day or `to` no first.
std::optional<int> CertainMonthsBetween(const PartialDate& from, const PartialDate& to);

// Days from the end of the earlier to the start of the later: 0 where they overlap, 1 for
// neighbouring days. Always known: an open end overlaps or lies on the far side.
int GapInDays(const PartialDate& a, const PartialDate& b);

// Whether that gap is at most so many calendar months (the limit included), whichever is earlier.
bool GapWithinMonths(const PartialDate& a, const PartialDate& b, int months);

}  // namespace waymark::model

#endif  // WAYMARK_COMMON_MODEL_DATE_DISTANCE_H_
