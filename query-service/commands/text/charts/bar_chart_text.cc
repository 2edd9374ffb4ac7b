#include <algorithm>
#include <cmath>
#include <string>

#include "absl/strings/str_cat.h"

#include "query-service/commands/text/charts/canvas.h"
#include "query-service/commands/text/charts/chart_text.h"
#include "query-service/commands/text/charts/glyphs.h"
#include "query-service/commands/text/text_layout.h"

namespace waymark::query::client {
namespace {

constexpr std::size_t kMinBarWidth = 20;
constexpr std::size_t kMaxBarWidth = 50;
constexpr std::size_t kMaxLabelWidth = 30;
// What floating point may put on or take off a whole number of cells.
constexpr double kRounding = 1e-9;

// The last cell that a bar of this value reaches into.
std::size_t EndCell(double value, double top, std::size_t width) {
  const double cells = std::ceil(ShareOfAxis(value, top) * static_cast<double>(width) - kRounding);
  return cells < 1 ? 0 : static_cast<std::size_t>(cells) - 1;
}

std::string BarLine(const Bar& bar, double top, const Glyphs& glyphs, std::size_t width) {
  const std::size_t steps = glyphs.parts.size() + 1;
  const double length = ShareOfAxis(bar.value, top) * static_cast<double>(width * steps);
  // Whole steps: a bar is never longer than its value.
  const auto filled = static_cast<std::size_t>(std::floor(length + kRounding));
  CanvasLine line(width);
  for (std::size_t i = 0; i < filled / steps; ++i) line.Put(i, glyphs.full);
  if (filled % steps > 0) line.Put(filled / steps, glyphs.parts[filled % steps - 1]);
  if (bar.before.has_value()) line.Put(EndCell(*bar.before, top, width), glyphs.before);
  return Padded(line.Text(), width);
}

std::string TitleOf(const BarChart& chart, const Glyphs& glyphs) {
  const bool before = std::any_of(chart.bars.begin(), chart.bars.end(),
                                  [](const Bar& bar) { return bar.before.has_value(); });
  return absl::StrCat(
      chart.title, ", from 0 to ", AxisLabel(chart.top, chart.axis_unit),
      before ? absl::StrCat("; ", std::string(glyphs.before), " at the baseline") : "");
}

}  // namespace

std::string ChartText(const BarChart& chart, ChartStyle style, std::size_t width) {
  if (style == ChartStyle::kNone || chart.bars.empty()) return "";
  const Glyphs& glyphs = GlyphsOf(style);
  std::size_t label = 0;
  std::size_t value = 0;
  for (const Bar& bar : chart.bars) {
    label = std::min(std::max(label, TextWidth(bar.label)), kMaxLabelWidth);
    value = std::max(value, TextWidth(bar.text));
  }
  const std::size_t taken = label + value + 4;
  const std::size_t bar_width =
      std::clamp(width > taken ? width - taken : 0, kMinBarWidth, kMaxBarWidth);
  std::string text = Hanging("", TitleOf(chart, glyphs), width);
  for (const Bar& bar : chart.bars) {
    text += WithLineBreak(absl::StrCat(Padded(Wrap(bar.label, label).front(), label), "  ",
                                       BarLine(bar, chart.top, glyphs, bar_width), "  ", bar.text));
  }
  return text;
}

}  // namespace waymark::query::client
