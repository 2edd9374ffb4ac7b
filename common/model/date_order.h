#ifndef WAYMARK_COMMON_MODEL_DATE_ORDER_H_
#define WAYMARK_COMMON_MODEL_DATE_ORDER_H_

#include <optional>

#include "absl/time/civil_time.h"

#include "common/model/partial_date.h"

namespace waymark::model {

// How dates that are intervals of days lie to each other and to the bounds of a question. Pure.

enum class DateOrder {
  kBefore,   // every day of the first is earlier than every day of the second
  kAfter,    // the reverse
  kOverlap,  // they share a day (equal days too): which came first is not known
};

// How `a` lies to `b`. An open end reaches past everything.
DateOrder OrderOf(const PartialDate& a, const PartialDate& b);

// Whether both stand for exactly the same days, however written: 2016-06 and 2016-06-01/2016-06-30.
bool CoverSameDays(const PartialDate& a, const PartialDate& b);

// Where a list ordered by date puts it: at its first day, or at its last where the start is open.
// Never contradicts OrderOf; the caller breaks ties.
absl::CivilDay SortDay(const PartialDate& date);

// Whether a date lies within bounds. For a date of several days it may be that it cannot be said.
enum class Membership {
  kOutside,   // none of its days is inside
  kPossible,  // some are
  kCertain,   // all are
};

// Days a question asks about, both included; an absent bound leaves that side open. Bounds that
// exclude every day (from after to) hold nothing.
struct DayFilter {
  std::optional<absl::CivilDay> from;
  std::optional<absl::CivilDay> to;
};

// The filter of a question's own dates, which take in all they name: from 2016 is from 1 January,
// to 2016-06 is to 30 June. An absent date or an open end on its side is no bound.
DayFilter FilterOf(const std::optional<PartialDate>& from, const std::optional<PartialDate>& to);

Membership MembershipOf(const PartialDate& date, const DayFilter& filter);

// Whether `date` is not later than `limit`.
Membership AtOrBefore(const PartialDate& date, absl::CivilDay limit);
// The same for a question's own date, which takes in all it names: at or before 2016-06 is at or
// before 30 June. With an open end it has no limit: every date is kCertain.
Membership AtOrBefore(const PartialDate& date, const PartialDate& as_of);

}  // namespace waymark::model

#endif  // WAYMARK_COMMON_MODEL_DATE_ORDER_H_
