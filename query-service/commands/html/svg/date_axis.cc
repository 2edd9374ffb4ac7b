#include "query-service/commands/html/svg/date_axis.h"

namespace waymark::query::client {
namespace {

constexpr int kMostTicks = 8;
constexpr int kMonthsOfYear = 12;

// Months since year 0.
int MonthIndex(absl::CivilMonth month) {
  return static_cast<int>(month.year()) * kMonthsOfYear + month.month() - 1;
}

// The first month at or after `day` whose index is a multiple of `step`.
absl::CivilMonth FirstTick(absl::CivilDay day, int step) {
  absl::CivilMonth month(day);
  if (absl::CivilDay(month) < day) ++month;
  const int over = MonthIndex(month) % step;
  return over == 0 ? month : month + (step - over);
}

std::vector<DateTick> TicksEvery(int step, const Days& range) {
  std::vector<DateTick> ticks;
  for (absl::CivilMonth month = FirstTick(range.first, step); absl::CivilDay(month) <= range.last;
       month += step) {
    ticks.push_back({absl::CivilDay(month), step % kMonthsOfYear == 0
                                                ? absl::FormatCivilTime(absl::CivilYear(month))
                                                : absl::FormatCivilTime(month)});
    if (ticks.size() > kMostTicks) break;
  }
  return ticks;
}

}  // namespace

std::vector<DateTick> DateTicks(const Days& range) {
  for (const int step : {1, 2, 3, 6, 12, 24, 60, 120, 240}) {
    std::vector<DateTick> ticks = TicksEvery(step, range);
    if (ticks.size() > kMostTicks) continue;
    if (ticks.size() > 1) return ticks;
    break;
  }
  std::vector<DateTick> ends = {{range.first, absl::FormatCivilTime(range.first)}};
  if (range.last != range.first) ends.push_back({range.last, absl::FormatCivilTime(range.last)});
  return ends;
}

}  // namespace waymark::query::client
