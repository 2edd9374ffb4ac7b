#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_STATISTICS_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_STATISTICS_H_

#include <cstddef>
#include <optional>
#include <vector>

namespace waymark::query {

// Statistics of plain values, unweighted. Values are finite.

// One value has no statistics; fewer than four have no quartiles worth the name.
inline constexpr std::size_t kMinForStatistics = 2;
inline constexpr std::size_t kMinForQuartiles = 4;

struct Quartiles {
  double first = 0;
  double third = 0;
};

struct Statistics {
  std::size_t n = 0;
  double min = 0;
  double median = 0;
  double max = 0;
  double mean = 0;
  std::optional<Quartiles> quartiles;
};

// Of the values, in any order. Absent for fewer than kMinForStatistics.
std::optional<Statistics> StatisticsOf(std::vector<double> values);

// The quantile at `p`, from 0 to 1, of values in ascending order, by linear interpolation between
// the two nearest (R type 7, the default of R and of spreadsheets). `sorted` is not empty.
double QuantileOf(const std::vector<double>& sorted, double p);

// How long something was seen to last, and whether it was seen to end.
struct SeenDuration {
  double length = 0;
  bool ended = false;
};

// The least length by which, by the estimate of Kaplan and Meier, at least half have ended. What is
// seen no longer counts as present up to and at its length. Absent where the estimate does not come
// down to half, and for no durations.
std::optional<double> SurvivalMedian(std::vector<SeenDuration> durations);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_STATISTICS_H_
