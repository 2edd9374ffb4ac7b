#ifndef WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_BIRTH_DATES_H_
#define WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_BIRTH_DATES_H_

#include <optional>
#include <string_view>

#include "ingest-service/rules/personal_data/text/matches.h"

namespace waymark::ingest {

// How a day is written in a folded text.
enum class DateForm {
  kFull,      // 3rd of March 2009, March 3, 2009, 03/03/09, 2009-03-03: day, month and year
  kYearless,  // 3 March, March the 3rd, third of March
  kCompact,   // 03032009, 030309, 03 03 09: a date only where nothing else can be meant
};

// The first day of this form that begins within `range` and ends in it. Figures are taken as a date
// when one of the first two can be the month, English or American; the calendar is not consulted.
std::optional<Span> FirstDate(std::string_view text, Span range, DateForm form);

// The same for the last one, of those that do not overlap.
std::optional<Span> LastDate(std::string_view text, Span range, DateForm form);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_PERSONAL_DATA_BIRTH_DATES_H_
