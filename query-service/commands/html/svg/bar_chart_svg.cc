#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "common/model/decimal.h"
#include "query-service/commands/html/escape.h"
#include "query-service/commands/html/svg/chart_svg.h"
#include "query-service/commands/html/svg/elements.h"

namespace waymark::query::client {
namespace {

constexpr double kWidth = 640;
constexpr double kLeft = 8;
constexpr double kBarRoom = kWidth - 2 * kLeft - 24;
constexpr double kRowHeight = 40;
constexpr double kBarHeight = 13;
constexpr double kLabelHeight = 16;  // Of the text above a bar.
constexpr double kAxisHeight = 24;
// What fits on a sheet of A4.
constexpr std::size_t kBarsOfAFigure = 20;

double XOf(double value, double top) {
  return kLeft + std::clamp(value / top, 0.0, 1.0) * kBarRoom;
}

std::string Axis(const BarChart& chart, double bottom) {
  std::string svg;
  for (const double mark : AxisMarks(chart.top)) {
    const double x = XOf(mark, chart.top);
    absl::StrAppend(&svg, SvgLine(mark == 0 ? "axis" : "grid", x, 0, x, bottom),
                    SvgText("scale", x, bottom + 16, mark == 0 ? "start" : "middle",
                            absl::StrCat(model::DecimalText(mark), chart.axis_unit)));
  }
  return svg;
}

std::string Row(const Bar& bar, double top, double y) {
  std::string svg =
      absl::StrCat(SvgText("label", kLeft + 4, y + kLabelHeight - 4, "start",
                           absl::StrCat(bar.label, ": ", bar.text)),
                   SvgBox("bar", kLeft, y + kLabelHeight, XOf(bar.value, top) - kLeft, kBarHeight));
  if (bar.before.has_value()) {
    const double x = XOf(*bar.before, top);
    absl::StrAppend(
        &svg, SvgLine("before", x, y + kLabelHeight - 3, x, y + kLabelHeight + kBarHeight + 3));
  }
  return svg;
}

std::string Description(const BarChart& chart) {
  std::vector<std::string> parts;
  for (const Bar& bar : chart.bars) {
    parts.push_back(absl::StrCat(
        bar.label, " ", bar.text,
        bar.before.has_value()
            ? absl::StrCat(", at the baseline ", model::DecimalText(*bar.before), chart.axis_unit)
            : ""));
  }
  return absl::StrJoin(parts, "; ");
}

std::string Figure(const BarChart& chart) {
  const double bottom = kRowHeight * static_cast<double>(chart.bars.size());
  std::string svg = Axis(chart, bottom);
  double y = 0;
  for (const Bar& bar : chart.bars) {
    absl::StrAppend(&svg, Row(bar, chart.top, y));
    y += kRowHeight;
  }
  const bool before = std::any_of(chart.bars.begin(), chart.bars.end(),
                                  [](const Bar& bar) { return bar.before.has_value(); });
  return absl::StrCat("<figure>\n",
                      SvgImage(kWidth, bottom + kAxisHeight, chart.title, Description(chart), svg),
                      "<figcaption>", Escaped(chart.caption.empty() ? chart.title : chart.caption),
                      before ? "; the upright line is the value at the baseline" : "",
                      ".</figcaption>\n</figure>\n");
}

}  // namespace

std::string ChartSvg(const BarChart& chart) {
  std::string figures;
  for (std::size_t from = 0; from < chart.bars.size(); from += kBarsOfAFigure) {
    BarChart part{.title = chart.title,
                  .top = chart.top,
                  .axis_unit = chart.axis_unit,
                  .bars = {},
                  .caption = chart.caption};
    const std::size_t to = std::min(from + kBarsOfAFigure, chart.bars.size());
    part.bars.assign(chart.bars.begin() + static_cast<std::ptrdiff_t>(from),
                     chart.bars.begin() + static_cast<std::ptrdiff_t>(to));
    figures += Figure(part);
  }
  return figures;
}

}  // namespace waymark::query::client
