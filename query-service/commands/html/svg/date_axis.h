#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_HTML_SVG_DATE_AXIS_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_HTML_SVG_DATE_AXIS_H_

#include <string>
#include <vector>

#include "query-service/commands/document/charts.h"

namespace waymark::query::client {

struct DateTick {
  absl::CivilDay day;
  std::string label;  // "2016-04", or "2016" where all ticks are a year or more apart.
};

// First days of months within `range`, evenly apart and at most eight; the ends of the range where
// there are fewer than two such days.
std::vector<DateTick> DateTicks(const Days& range);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_HTML_SVG_DATE_AXIS_H_
