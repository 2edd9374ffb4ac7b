#include "query-service/commands/text/charts/glyphs.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"

#include "common/model/decimal.h"

namespace waymark::query::client {

const Glyphs& GlyphsOf(ChartStyle style) {
  static const auto* ascii = new Glyphs{.dots = {"o"},
                                        .target = "x",
                                        .side = "|",
                                        .tick = "+",
                                        .corner = "+",
                                        .floor = "-",
                                        .full = "#",
                                        .before = "|",
                                        .parts = {}};
  static const auto* utf8 = new Glyphs{.dots = {"▄", "▀"},
                                       .target = "◇",
                                       .side = "│",
                                       .tick = "┤",
                                       .corner = "└",
                                       .floor = "─",
                                       .full = "█",
                                       .before = "┃",
                                       .parts = {"▏", "▎", "▍", "▌", "▋", "▊", "▉"}};
  return style == ChartStyle::kUtf8 ? *utf8 : *ascii;
}

std::string AxisLabel(double value, const std::string& unit) {
  return absl::StrCat(model::DecimalText(value), unit);
}

double ShareOfAxis(double value, double top) { return std::clamp(value / top, 0.0, 1.0); }

std::size_t NearestCell(double value) { return static_cast<std::size_t>(std::lround(value)); }

std::string WithLineBreak(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

}  // namespace waymark::query::client
