#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_CHART_VALUE_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_CHART_VALUE_H_

#include <optional>
#include <string>

#include "waymark/v1/progress.pb.h"
#include "waymark/v1/reference.pb.h"

#include "query-service/commands/document/charts.h"

// Which values charts show, and on what axis.
namespace waymark::query::client {

// Whether a value has a place on an axis: a figure given exactly or about, no range, not below 0.
// Bounds and words have none.
bool IsPlotted(const v1::Observation& observation);

// The days a value may be of; absent where an end is open or its date is not known.
std::optional<Days> DaysOf(const v1::ObservationPoint& point);

// The top of an axis for values of this unit, the largest of which is `largest`.
double AxisTopOf(v1::MeasureUnit unit, double largest);

// Behind the numbers on an axis: " %", " FTE" or nothing.
std::string AxisUnit(v1::MeasureUnit unit);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_WORDING_CHART_VALUE_H_
