#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_TEXT_CHARTS_GLYPHS_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_TEXT_CHARTS_GLYPHS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query-service/commands/text/charts/chart_text.h"

namespace waymark::query::client {

// One character each.
struct Glyphs {
  std::vector<std::string_view> dots;  // From the bottom of a cell to its top.
  std::string_view target, side, tick, corner, floor, full, before;
  std::vector<std::string_view> parts;  // Of a cell, from the least to almost all.
};

// `style` is not kNone.
const Glyphs& GlyphsOf(ChartStyle style);

// "100 %"
std::string AxisLabel(double value, const std::string& unit);

// How much of an axis from 0 to `top` a value takes: 0 to 1.
double ShareOfAxis(double value, double top);

// To the nearest cell; `value` is 0 or more.
std::size_t NearestCell(double value);

// Without the spaces at its end, with a line break.
std::string WithLineBreak(std::string line);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_TEXT_CHARTS_GLYPHS_H_
