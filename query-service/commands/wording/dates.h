#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_DATES_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_DATES_H_

#include <string>
#include <string_view>

#include "waymark/v1/data_note.pb.h"
#include "waymark/v1/visit.pb.h"

// Dates, and numbers known to lie between two ends, in words.
namespace waymark::query::client {

// "1 month", "5 to 6 months".
std::string MonthsText(const v1::Range& months);

// A date as described at Visit: "2016-06", "not later than 2016-08-01", "2011-03-14 to 2011-03-20",
// "no date given".
std::string DateText(std::string_view date);

// What lies between an earliest and a latest day, either of which may be empty; "2017-12" for all
// the days of a month.
std::string SpanText(std::string_view earliest, std::string_view latest);

// "2015-05-11 to 2015-06-04, published 2015-07-20"
std::string VisitDates(const v1::VisitSummary& visit);

// "re-inspection, 2018-04-23, published 2018-06-04 (2018-reinspection)"
std::string VisitText(const v1::VisitSummary& visit);

// "22", "22 to 24"; with a sign where `change` is set: "+2.1".
std::string RangeText(const v1::Range& range, bool change = false);

// "+52", "-3.5", "0".
std::string SignedNumber(double number);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_DATES_H_
