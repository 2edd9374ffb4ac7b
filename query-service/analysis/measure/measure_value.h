#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_MEASURE_VALUE_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_MEASURE_VALUE_H_

#include <optional>
#include <string>

#include "waymark/v1/observation.pb.h"
#include "waymark/v1/progress.pb.h"

#include "common/reference/records.h"

namespace waymark::query {

// What one observation says of a size, apart from when and by whom. Words, bounds and ranges are
// never numbers.

// Whether it is a figure to calculate with: one finite value, EXACT or APPROXIMATE.
bool IsNumeric(const v1::Observation& observation);
bool IsApproximate(const v1::Observation& observation);
// Whether it has figures but not one: "at least 80", 10 to 12.
bool IsBound(const v1::Observation& observation);

// Where the value can lie; an absent end is open. Absent for words.
struct ValueSpan {
  std::optional<double> low;
  std::optional<double> high;
  // The end itself is not meant: "less than", "more than".
  bool excludes_low = false;
  bool excludes_high = false;
};
std::optional<ValueSpan> SpanOfValue(const v1::Observation& observation);

// Whether two observations of one date are one value: figures that are equal once rounded to the
// fewer decimals, or the same words, bound or change.
bool SaySame(const v1::Observation& a, const v1::Observation& b);
// Whether both cannot be true of one date. A figure inside a bound does not contradict it, nor one
// at it ("80" and "more than 80": 80 may be rounded), and words contradict nothing.
bool Contradict(const v1::Observation& a, const v1::Observation& b);

// Which way it moved over time, as told: the movement, else the sign of the stated change. Nothing
// where it is held against a plan or the national figure.
v1::Movement ToldMovement(const v1::Observation& observation);

// Whether that is for the better. UNSPECIFIED for a measure that has no better, or an unknown one
// (null).
v1::Direction DirectionOf(v1::Movement movement, const reference::Measure* measure);

// For people: "82 %", "about 11 FTE", "at least 80 %", "'too high', fell". `measure` may be null.
std::string ValueText(const v1::Observation& observation, const reference::Measure* measure);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_MEASURE_VALUE_H_
