#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"

#include "common/model/decimal.h"
#include "query-service/commands/html/escape.h"
#include "query-service/commands/html/svg/chart_svg.h"
#include "query-service/commands/html/svg/date_axis.h"
#include "query-service/commands/html/svg/elements.h"

namespace waymark::query::client {
namespace {

constexpr double kPlotWidth = 640;
constexpr double kPlotLeft = 64;  // Room for the labels of the axis.
constexpr double kRight = 44;
constexpr double kTop = 22;
constexpr double kPlotHeight = 140;
constexpr double kBottom = kTop + kPlotHeight;
constexpr double kAsideHeight = 20;
constexpr double kDateHeight = 24;
constexpr double kInset = 18;  // Between the axis and the first day, so that no dot touches it.
constexpr double kRadius = 4.5;
constexpr double kVisibleSpan = 4 * kRadius;

class Plane {
 public:
  explicit Plane(const SeriesChart& chart) : top_(chart.top), range_(DaysOf(chart)) {}

  [[nodiscard]] double X(const Days& days) const {
    return kPlotLeft + kInset + PlaceIn(range_, days) * (kPlotWidth - kPlotLeft - kRight - kInset);
  }
  [[nodiscard]] double X(absl::CivilDay day) const { return X(Days{day, day}); }
  [[nodiscard]] double Y(double value) const {
    return kBottom - std::clamp(value / top_, 0.0, 1.0) * kPlotHeight;
  }
  [[nodiscard]] const Days& range() const { return range_; }

 private:
  const double top_;
  const Days range_;
};

std::string ValueAxis(const SeriesChart& chart, const Plane& plane) {
  std::string svg;
  for (const double mark : AxisMarks(chart.top)) {
    const double y = plane.Y(mark);
    absl::StrAppend(&svg,
                    SvgLine(mark == 0 ? "axis" : "grid", kPlotLeft, y, kPlotWidth - kRight / 2, y),
                    SvgText("scale", kPlotLeft - 8, y + 4, "end",
                            absl::StrCat(model::DecimalText(mark), chart.axis_unit)));
  }
  return svg;
}

std::string DateAxis(const Plane& plane, double y) {
  std::string svg;
  for (const DateTick& tick : DateTicks(plane.range())) {
    const double x = plane.X(tick.day);
    absl::StrAppend(&svg, SvgLine("axis", x, kBottom, x, kBottom + 5),
                    SvgText("scale", x, y, "middle", tick.label));
  }
  return svg;
}

std::string Diamond(double x, double y) {
  return absl::Substitute("<path class=\"target\" d=\"M$0 $1L$2 $3L$0 $4L$5 $3Z\" />\n", Length(x),
                          Length(y - kRadius - 1), Length(x + kRadius + 1), Length(y),
                          Length(y + kRadius + 1), Length(x - kRadius - 1));
}

std::string Shape(const ChartMark& mark, double x, double y) {
  if (mark.kind == ChartMark::Kind::kTarget) return Diamond(x, y);
  return absl::Substitute("<circle class=\"$0\" cx=\"$1\" cy=\"$2\" r=\"$3\" />\n",
                          mark.kind == ChartMark::Kind::kApproximate ? "about" : "figure",
                          Length(x), Length(y), Length(kRadius));
}

std::string Marked(const ChartMark& mark, const Plane& plane) {
  const double x = plane.X(mark.days);
  const double y = plane.Y(mark.value);
  const double from = plane.X(mark.days.first);
  const double to = plane.X(mark.days.last);
  std::string svg;
  if (to - from > kVisibleSpan) {
    absl::StrAppend(&svg, SvgLine("span", from, y, to, y),
                    SvgLine("span", from, y - 4, from, y + 4),
                    SvgLine("span", to, y - 4, to, y + 4));
  }
  absl::StrAppend(&svg, Shape(mark, x, y),
                  SvgText("value", x, y - kRadius - 4, "middle",
                          absl::StrCat(mark.kind == ChartMark::Kind::kApproximate ? "~" : "",
                                       model::DecimalText(mark.value), mark.disputed ? "?" : "")));
  return SvgGroup(absl::StrCat(mark.text, " (", mark.date, ")"), svg);
}

std::string Asides(const SeriesChart& chart, const Plane& plane) {
  std::string svg;
  for (const ChartAside& aside : chart.asides) {
    const double x = plane.X(aside.days);
    absl::StrAppend(&svg, SvgGroup(absl::StrCat(aside.text, " (", aside.date, ")"),
                                   SvgText("aside", x, kBottom + kAsideHeight, "middle", "w")));
  }
  return svg;
}

std::string Description(const SeriesChart& chart) {
  std::vector<std::string> parts;
  for (const ChartMark& mark : chart.marks) {
    parts.push_back(absl::StrCat(mark.kind == ChartMark::Kind::kTarget ? "target " : "", mark.text,
                                 " (", mark.date, ")"));
  }
  for (const ChartAside& aside : chart.asides) {
    parts.push_back(absl::StrCat(aside.text, " (", aside.date, ")"));
  }
  return absl::StrJoin(parts, "; ");
}

std::string Caption(const SeriesChart& chart, const Plane& plane) {
  std::vector<std::string> parts = {"● figure"};
  const auto any = [&chart](auto is) {
    return std::any_of(chart.marks.begin(), chart.marks.end(), is);
  };
  const auto add = [&parts](bool shown, std::string words) {
    if (shown) parts.push_back(std::move(words));
  };
  using Kind = ChartMark::Kind;
  add(any([](const ChartMark& mark) { return mark.kind == Kind::kApproximate; }), "○ ~ about");
  add(any([](const ChartMark& mark) { return mark.kind == Kind::kTarget; }),
      "◇ target or forecast");
  add(any([](const ChartMark& mark) { return mark.disputed; }), "? disputed");
  add(any([&plane](const ChartMark& mark) {
        return plane.X(mark.days.last) - plane.X(mark.days.first) > kVisibleSpan;
      }),
      "├─┤ some day of these");
  add(!chart.asides.empty(), "w told in words or bounds: no place on the axis");
  add(chart.undrawn > 0, absl::StrCat(chart.undrawn, " not drawn: no date known"));
  return absl::StrCat(absl::StrJoin(parts, "; "), ". Nothing is known between them.");
}

}  // namespace

std::string ChartSvg(const SeriesChart& chart) {
  const Plane plane(chart);
  const double asides = chart.asides.empty() ? 0 : kAsideHeight;
  const double dates = kBottom + asides + kDateHeight - 4;
  std::string svg =
      absl::StrCat(ValueAxis(chart, plane), DateAxis(plane, dates), Asides(chart, plane));
  for (const ChartMark& mark : chart.marks) absl::StrAppend(&svg, Marked(mark, plane));
  return absl::StrCat("<figure>\n",
                      SvgImage(kPlotWidth, dates + 8, chart.title, Description(chart), svg),
                      "<figcaption>", Escaped(Caption(chart, plane)), "</figcaption>\n</figure>\n");
}

}  // namespace waymark::query::client
