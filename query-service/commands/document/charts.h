#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_DOCUMENT_CHARTS_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_DOCUMENT_CHARTS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"

// What charts show. Axes begin at 0 and dates are to scale: nothing looks larger, or nearer, than
// it is.
namespace waymark::query::client {

// The days something may be of.
struct Days {
  absl::CivilDay first;
  absl::CivilDay last;
};

// A figure.
struct ChartMark {
  enum class Kind { kFigure, kApproximate, kTarget };

  Days days;
  double value = 0;  // Finite, 0 or more.
  Kind kind = Kind::kFigure;
  bool disputed = false;
  std::string text;  // "82 %"
  std::string date;  // "2016-06"
};

// What is told in words or bounds: it has a place in time but none on the axis.
struct ChartAside {
  Days days;
  std::string text;  // "'most'", "at least 10"
  std::string date;
};

// A series over time.
struct SeriesChart {
  std::string title;      // What it shows, for those who do not see it.
  double top = 0;         // The axis runs from 0 to this, above 0.
  std::string axis_unit;  // " %" or nothing.
  std::vector<ChartMark> marks;
  std::vector<ChartAside> asides;
  int undrawn = 0;  // Values whose date has an open end, or none.
};

// From the earliest to the latest day of anything in the chart, which has something.
Days DaysOf(const SeriesChart& chart);

// Where the middle of `days` lies within `range`: 0 to 1.
double PlaceIn(const Days& range, const Days& days);

// The top of an axis for values up to `largest`: the next of 1, 2, 2.5, 5 times a power of ten.
double AxisTop(double largest);

// Where an axis up to such a top has its marks, 0 and the top among them: equal steps, at whole
// numbers where there are steps of whole numbers.
std::vector<double> AxisMarks(double top);

// One bar.
struct Bar {
  std::string label;
  double value = 0;              // Finite, 0 or more.
  std::string text;              // "61 % (2017-10)"
  std::optional<double> before;  // The value at the baseline, marked on the bar.
};

// Bars of one axis, from 0 to `top`.
struct BarChart {
  std::string title;  // What it shows: "Value".
  double top = 0;
  std::string axis_unit;
  std::vector<Bar> bars;
  std::string caption = {};  // Under a picture: "Value at the date shown"; empty: the title.
};

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_DOCUMENT_CHARTS_H_
