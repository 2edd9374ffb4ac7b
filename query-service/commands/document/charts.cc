#include "query-service/commands/document/charts.h"

#include <algorithm>
#include <cmath>

namespace waymark::query::client {

Days DaysOf(const SeriesChart& chart) {
  Days range{absl::CivilDay::max(), absl::CivilDay::min()};
  const auto take = [&range](const Days& days) {
    range.first = std::min(range.first, days.first);
    range.last = std::max(range.last, days.last);
  };
  for (const ChartMark& mark : chart.marks) take(mark.days);
  for (const ChartAside& aside : chart.asides) take(aside.days);
  return range;
}

double PlaceIn(const Days& range, const Days& days) {
  const auto length = static_cast<double>(range.last - range.first);
  if (length <= 0) return 0.5;
  const auto from = static_cast<double>(days.first - range.first);
  const auto to = static_cast<double>(days.last - range.first);
  return std::clamp((from + to) / 2 / length, 0.0, 1.0);
}

double AxisTop(double largest) {
  if (!(largest > 0)) return 1;
  const double power = std::pow(10, std::floor(std::log10(largest)));
  for (const double step : {1.0, 2.0, 2.5, 5.0}) {
    if (step * power >= largest) return step * power;
  }
  return 10 * power;
}

std::vector<double> AxisMarks(double top) {
  int steps = 4;
  for (const int whole : {4, 5, 2, 1}) {
    if (std::fmod(top, whole) != 0) continue;
    steps = whole;
    break;
  }
  std::vector<double> marks;
  for (int step = 0; step <= steps; ++step) marks.push_back(top * step / steps);
  return marks;
}

}  // namespace waymark::query::client
