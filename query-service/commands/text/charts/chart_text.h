#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_TEXT_CHARTS_CHART_TEXT_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_TEXT_CHARTS_CHART_TEXT_H_

#include <cstddef>
#include <string>

#include "query-service/commands/document/charts.h"

// Charts of characters.
namespace waymark::query::client {

// What charts are drawn with; kNone draws none.
enum class ChartStyle { kNone, kAscii, kUtf8 };

// A dot for every figure, dates to scale, the axis from 0. Each dot has its value beside it where
// there is room. What is told in words or bounds stands under the axis as "w". Lines of at most
// `width`, each ending with a line break.
std::string ChartText(const SeriesChart& chart, ChartStyle style, std::size_t width);

// A bar per line, the value at the baseline marked on it.
std::string ChartText(const BarChart& chart, ChartStyle style, std::size_t width);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_TEXT_CHARTS_CHART_TEXT_H_
