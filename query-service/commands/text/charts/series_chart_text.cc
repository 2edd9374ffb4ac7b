#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

#include "common/model/decimal.h"
#include "query-service/commands/text/charts/canvas.h"
#include "query-service/commands/text/charts/chart_text.h"
#include "query-service/commands/text/charts/glyphs.h"
#include "query-service/commands/text/text_layout.h"

namespace waymark::query::client {
namespace {

constexpr std::size_t kRows = 6;
constexpr std::size_t kMaxPlotWidth = 60;
constexpr std::size_t kMinPlotWidth = 24;

// The lines of a plot, the top one first, and what stands on them.
class Plot {
 public:
  Plot(const SeriesChart& chart, const Glyphs& glyphs, std::size_t width)
      : chart_(chart),
        glyphs_(glyphs),
        range_(DaysOf(chart)),
        lines_(kRows, CanvasLine(width)),
        width_(width) {
    for (const ChartMark& mark : chart.marks) Dot(mark);
    for (const ChartMark& mark : chart.marks) Value(mark);
  }

  [[nodiscard]] const CanvasLine& line(std::size_t row) const { return lines_[row]; }

  [[nodiscard]] std::size_t Column(const Days& days) const {
    return NearestCell(PlaceIn(range_, days) * static_cast<double>(width_ - 1));
  }

 private:
  // Counted from the bottom, in parts of a cell.
  [[nodiscard]] std::size_t Level(const ChartMark& mark) const {
    const std::size_t levels = kRows * glyphs_.dots.size();
    return NearestCell(ShareOfAxis(mark.value, chart_.top) * static_cast<double>(levels - 1));
  }
  CanvasLine& LineOf(const ChartMark& mark) {
    return lines_[kRows - 1 - Level(mark) / glyphs_.dots.size()];
  }

  void Dot(const ChartMark& mark) {
    const bool target = mark.kind == ChartMark::Kind::kTarget;
    LineOf(mark).Put(Column(mark.days),
                     target ? glyphs_.target : glyphs_.dots[Level(mark) % glyphs_.dots.size()]);
  }

  void Value(const ChartMark& mark) {
    const std::string text = absl::StrCat(mark.kind == ChartMark::Kind::kApproximate ? "~" : "",
                                          model::DecimalText(mark.value), mark.disputed ? "?" : "");
    const std::size_t at = Column(mark.days);
    if (!LineOf(mark).Write(at + 2, text) && at >= text.size() + 1) {
      LineOf(mark).Write(at - text.size() - 1, text);
    }
  }

  const SeriesChart& chart_;
  const Glyphs& glyphs_;
  const Days range_;
  std::vector<CanvasLine> lines_;
  const std::size_t width_;
};

std::string Aligned(const std::string& label, std::size_t width) {
  return absl::StrCat(std::string(width - std::min(width, TextWidth(label)), ' '), label);
}

// Under the axis: where something was told in words, and the first and last day.
std::string Foot(const SeriesChart& chart, const Plot& plot, std::size_t margin,
                 std::size_t width) {
  const Days range = DaysOf(chart);
  std::string text;
  if (!chart.asides.empty()) {
    CanvasLine line(width);
    for (const ChartAside& aside : chart.asides) line.Put(plot.Column(aside.days), "w");
    absl::StrAppend(&text, std::string(margin, ' '), line.Text(), "\n");
  }
  CanvasLine dates(width);
  const std::string first = absl::FormatCivilTime(range.first);
  const std::string last = absl::FormatCivilTime(range.last);
  dates.Write(0, first);
  dates.Write(width - last.size(), last);
  return absl::StrCat(text, std::string(margin, ' '), dates.Text(), "\n");
}

std::string LegendOf(const SeriesChart& chart, const Glyphs& glyphs) {
  std::string text;
  const auto add = [&text](bool shown, const std::string& words) {
    if (shown) absl::StrAppend(&text, text.empty() ? "" : "; ", words);
  };
  const auto any = [&chart](auto is) {
    return std::any_of(chart.marks.begin(), chart.marks.end(), is);
  };
  using Kind = ChartMark::Kind;
  add(any([](const ChartMark& mark) { return mark.kind == Kind::kApproximate; }), "~ about");
  add(any([](const ChartMark& mark) { return mark.kind == Kind::kTarget; }),
      absl::StrCat(std::string(glyphs.target), " target or forecast"));
  add(any([](const ChartMark& mark) { return mark.disputed; }), "? disputed");
  add(!chart.asides.empty(), "w in words or bounds, not on the axis");
  add(chart.undrawn > 0, absl::StrCat(chart.undrawn, " not drawn: date not known"));
  return text;
}

// What stands left of each row of a plot: the value at the top and at the bottom, and the axis.
std::string Margin(const SeriesChart& chart, const Glyphs& glyphs, std::size_t row,
                   std::size_t width) {
  if (row > 0 && row + 1 < kRows) return Aligned("", width) + " " + std::string(glyphs.side);
  const double value = row == 0 ? chart.top : 0;
  return Aligned(AxisLabel(value, chart.axis_unit), width) + " " + std::string(glyphs.tick);
}

std::string Floor(const Glyphs& glyphs, std::size_t label, std::size_t width) {
  std::string line = std::string(label + 1, ' ') + std::string(glyphs.corner);
  for (std::size_t i = 0; i < width; ++i) line += glyphs.floor;
  return line + "\n";
}

}  // namespace

std::string ChartText(const SeriesChart& chart, ChartStyle style, std::size_t width) {
  if (style == ChartStyle::kNone) return "";
  const Glyphs& glyphs = GlyphsOf(style);
  const std::size_t label = std::max(TextWidth(AxisLabel(chart.top, chart.axis_unit)),
                                     TextWidth(AxisLabel(0, chart.axis_unit)));
  const std::size_t margin = label + 2;
  const std::size_t plot_width =
      std::clamp(width > margin ? width - margin : 0, kMinPlotWidth, kMaxPlotWidth);
  const Plot plot(chart, glyphs, plot_width);
  std::string text;
  for (std::size_t row = 0; row < kRows; ++row) {
    text += WithLineBreak(Margin(chart, glyphs, row, label) + plot.line(row).Text());
  }
  absl::StrAppend(&text, Floor(glyphs, label, plot_width), Foot(chart, plot, margin, plot_width));
  const std::string legend = LegendOf(chart, glyphs);
  return legend.empty() ? text : text + Hanging(std::string(margin, ' '), legend, width);
}

}  // namespace waymark::query::client
