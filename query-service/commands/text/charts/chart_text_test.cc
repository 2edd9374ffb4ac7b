#include "query-service/commands/text/charts/chart_text.h"

#include "gtest/gtest.h"

namespace waymark::query::client {
namespace {

constexpr std::size_t kWidth = 36;
constexpr absl::CivilDay kDay(2016, 1, 1);

ChartMark Figure(int day, double value) {
  return {.days = {kDay + day, kDay + day}, .value = value, .text = "", .date = ""};
}

SeriesChart Series() {
  return {.title = "T",
          .top = 100,
          .axis_unit = " %",
          .marks = {Figure(0, 0), Figure(25, 61), Figure(100, 100)},
          .asides = {}};
}

TEST(SeriesChartTextTest, DrawsFiguresToScale) {
  EXPECT_EQ(ChartText(Series(), ChartStyle::kUtf8, kWidth), R"(100 % ┤                        100 ▀
      │
      │       ▀ 61
      │
      │
  0 % ┤▄ 0
      └─────────────────────────────
       2016-01-01         2016-04-10
)");
}

TEST(SeriesChartTextTest, KeepsToAsciiWhereAsked) {
  EXPECT_EQ(ChartText(Series(), ChartStyle::kAscii, kWidth), R"(100 % +                        100 o
      |
      |       o 61
      |
      |
  0 % +o 0
      +-----------------------------
       2016-01-01         2016-04-10
)");
}

TEST(SeriesChartTextTest, TellsWhatIsNotAnExactFigure) {
  SeriesChart chart = Series();
  chart.marks[0].kind = ChartMark::Kind::kApproximate;
  chart.marks[1].disputed = true;
  chart.marks[2].kind = ChartMark::Kind::kTarget;
  chart.asides.push_back({.days = {kDay + 50, kDay + 50}, .text = "'most'", .date = "2016"});
  chart.undrawn = 2;

  EXPECT_EQ(ChartText(chart, ChartStyle::kUtf8, kWidth), R"(100 % ┤                        100 ◇
      │
      │       ▀ 61?
      │
      │
  0 % ┤▄ ~0
      └─────────────────────────────
                     w
       2016-01-01         2016-04-10
       ~ about; ◇ target or
       forecast; ? disputed; w in
       words or bounds, not on the
       axis; 2 not drawn: date not
       known
)");
}

TEST(SeriesChartTextTest, DrawsNothingWhereNothingIsWanted) {
  EXPECT_EQ(ChartText(Series(), ChartStyle::kNone, kWidth), "");
}

BarChart Bars() {
  return {.title = "Value",
          .top = 100,
          .axis_unit = " %",
          .bars = {{.label = "Aford", .value = 82, .text = "82 %", .before = 30},
                   {.label = "Beeham", .value = 0, .text = "0 %", .before = std::nullopt}}};
}

TEST(BarChartTextTest, BarsBeginAtNothingAndAreToScale) {
  EXPECT_EQ(ChartText(Bars(), ChartStyle::kUtf8, 34),
            "Value, from 0 to 100 %; ┃ at the\n"
            "baseline\n"
            "Aford   █████┃██████████▍     82 %\n"
            "Beeham                        0 %\n");
  EXPECT_EQ(ChartText(Bars(), ChartStyle::kAscii, 34),
            "Value, from 0 to 100 %; | at the\n"
            "baseline\n"
            "Aford   #####|##########      82 %\n"
            "Beeham                        0 %\n");
}

}  // namespace
}  // namespace waymark::query::client
