#ifndef WAYMARK_TESTS_PERSONAL_DATA_IDENTIFIERS_CALENDAR_DATE_H_
#define WAYMARK_TESTS_PERSONAL_DATA_IDENTIFIERS_CALENDAR_DATE_H_

#include <string>
#include <string_view>

#include "tests/personal_data/random.h"

namespace waymark::corpus {

struct CalendarDate {
  int year = 0;
  int month = 0;
  int day = 0;  // At most 28, so that every month has it.
};

CalendarDate DateBetween(Random& random, int first_year, int last_year);

// `pattern` with these letters replaced: D 3, DD 03, TH 3rd, M 4, MM 04, MON Apr, MONTH April,
// WEEKDAY the right day of the week, YY 09, YYYY 2009. All else stays.
std::string WriteDate(const CalendarDate& date, std::string_view pattern);

// In any of the ways in which people write a whole date in full view of what it is.
std::string WriteDateSomehow(const CalendarDate& date, Random& random);

}  // namespace waymark::corpus

#endif  // WAYMARK_TESTS_PERSONAL_DATA_IDENTIFIERS_CALENDAR_DATE_H_
