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

std::string BarLine(const Bar& bar, double top, const Glyphs& glyphs, std::size_t width) {
  const double cells = ShareOfAxis(bar.value, top) * static_cast<double>(width);
  const auto steps = static_cast<double>(glyphs.parts.size() + 1);
  // Whole steps: a bar is never longer than its value.
  const auto filled = static_cast<std::size_t>(std::floor(cells * steps + 1e-9));
  const std::size_t step_count = glyphs.parts.size() + 1;
  CanvasLine line(width);
  for (std::size_t i = 0; i < filled / step_count; ++i) line.Put(i, glyphs.full);
  if (filled % step_count > 0) line.Put(filled / step_count, glyphs.parts[filled % step_count - 1]);
  if (bar.before.has_value()) {
    line.Put(NearestCell(ShareOfAxis(*bar.before, top) * static_cast<double>(width - 1)),
             glyphs.before);
  }
  const std::string text = line.Text();
  return text + std::string(width - TextWidth(text), ' ');
}

}  // namespace

std::string ChartText(const BarChart& chart, ChartStyle style, std::size_t width) {
  if (style == ChartStyle::kNone || chart.bars.empty()) return "";
  const Glyphs& glyphs = GlyphsOf(style);
  std::size_t label = 0;
  std::size_t value = 0;
  for (const Bar& bar : chart.bars) {
    label = std::max(label, TextWidth(bar.label));
    value = std::max(value, TextWidth(bar.text));
  }
  label = std::min(label, kMaxLabelWidth);
  const std::size_t taken = label + value + 4;
  const std::size_t bar_width =
      std::clamp(width > taken ? width - taken : 0, kMinBarWidth, kMaxBarWidth);
  const bool before = std::any_of(chart.bars.begin(), chart.bars.end(),
                                  [](const Bar& bar) { return bar.before.has_value(); });
  std::string text =
      Hanging("",
              absl::StrCat(
                  chart.title, ", from 0 to ", AxisLabel(chart.top, chart.axis_unit),
                  before ? absl::StrCat("; ", std::string(glyphs.before), " at the baseline") : ""),
              width);
  for (const Bar& bar : chart.bars) {
    text += WithLineBreak(absl::StrCat(Padded(Wrap(bar.label, label).front(), label), "  ",
                                       BarLine(bar, chart.top, glyphs, bar_width), "  ", bar.text));
  }
  return text;
}

}  // namespace waymark::query::client
