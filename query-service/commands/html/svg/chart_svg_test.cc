#include "query-service/commands/html/svg/chart_svg.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace waymark::query::client {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr absl::CivilDay kDay(2016, 1, 1);

ChartMark Figure(int day, double value) {
  return {.days = {kDay + day, kDay + day}, .value = value, .text = "", .date = ""};
}

TEST(SeriesChartSvgTest, PlacesFiguresToScale) {
  const std::string svg =
      ChartSvg(SeriesChart{.title = "T",
                           .top = 100,
                           .axis_unit = " %",
                           .marks = {Figure(0, 0), Figure(25, 50), Figure(100, 100)},
                           .asides = {}});

  // From 82 to 596 across and from 162 up to 22.
  EXPECT_THAT(svg, HasSubstr("<circle class=\"figure\" cx=\"82\" cy=\"162\""));
  EXPECT_THAT(svg, HasSubstr("<circle class=\"figure\" cx=\"210.5\" cy=\"92\""));
  EXPECT_THAT(svg, HasSubstr("<circle class=\"figure\" cx=\"596\" cy=\"22\""));
  EXPECT_THAT(svg, HasSubstr(">0 %</text>"));
  EXPECT_THAT(svg, HasSubstr(">100 %</text>"));
  EXPECT_THAT(svg, Not(HasSubstr("class=\"span\"")));
}

TEST(SeriesChartSvgTest, SaysWhatIsNotExact) {
  ChartMark year = Figure(0, 60);
  year.days.last = kDay + 365;
  year.kind = ChartMark::Kind::kApproximate;
  const std::string svg = ChartSvg(SeriesChart{
      .title = "T", .top = 100, .axis_unit = " %", .marks = {year, Figure(400, 70)}, .asides = {}});

  EXPECT_THAT(svg, HasSubstr("class=\"span\""));
  EXPECT_THAT(svg, HasSubstr("class=\"about\""));
  EXPECT_THAT(svg, HasSubstr(">~60</text>"));
  EXPECT_THAT(svg, HasSubstr("○ ~ about; ├─┤ some day of these"));
}

TEST(SeriesChartSvgTest, KeepsWordsOffTheAxis) {
  const std::string svg =
      ChartSvg(SeriesChart{.title = "T",
                           .top = 100,
                           .axis_unit = " %",
                           .marks = {Figure(0, 60), Figure(100, 70)},
                           .asides = {{.days = {kDay, kDay}, .text = "'most'", .date = "2016"}}});

  EXPECT_THAT(svg, HasSubstr("<title>&#39;most&#39; (2016)</title>"));
  EXPECT_THAT(svg, HasSubstr("<text class=\"aside\" x=\"82\" y=\"182\""));
}

TEST(BarChartSvgTest, BarsBeginAtNothingAndAreToScale) {
  const std::string svg =
      ChartSvg(BarChart{.title = "Value",
                        .top = 100,
                        .axis_unit = " %",
                        .bars = {{.label = "A", .value = 50, .text = "50 %", .before = 25}}});

  EXPECT_THAT(svg, HasSubstr("<rect class=\"bar\" x=\"8\" y=\"16\" width=\"300\""));
  EXPECT_THAT(svg, HasSubstr("<line class=\"before\" x1=\"158\""));
  EXPECT_THAT(svg, HasSubstr("aria-label=\"Value: A 50 %, at the baseline 25 %\""));
}

TEST(BarChartSvgTest, ManyBarsAreSeveralFiguresOfOneAxis) {
  BarChart chart{.title = "Value", .top = 100, .axis_unit = " %", .bars = {}};
  for (int i = 0; i < 41; ++i) {
    chart.bars.push_back({.label = "A", .value = 50, .text = "50 %", .before = std::nullopt});
  }
  const std::string svg = ChartSvg(chart);

  const auto count = [&svg](const std::string& part) {
    int found = 0;
    for (std::size_t at = svg.find(part); at != std::string::npos; at = svg.find(part, at + 1)) {
      ++found;
    }
    return found;
  };
  EXPECT_EQ(count("<figure>"), 3);
  EXPECT_EQ(count(">100 %</text>"), 3);
  EXPECT_EQ(count("class=\"bar\""), 41);
}

}  // namespace
}  // namespace waymark::query::client
