#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_HTML_SVG_CHART_SVG_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_HTML_SVG_CHART_SVG_H_

#include <string>

#include "query-service/commands/document/charts.h"

// Charts as SVG inside a figure, with a caption that explains what is drawn. Text alone tells the
// same: every value stands in the description of the image.
namespace waymark::query::client {

// A dot for every figure, dates to scale, the axis from 0; a bar across a dot spans the days it may
// be of. Targets are diamonds. Words and bounds stand below the axis.
std::string ChartSvg(const SeriesChart& chart);

// A bar under each label, the value at the baseline marked on it; as many figures as it takes for
// each to fit on a sheet of A4.
std::string ChartSvg(const BarChart& chart);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_HTML_SVG_CHART_SVG_H_
