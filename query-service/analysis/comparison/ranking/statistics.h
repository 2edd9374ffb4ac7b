#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_RANKING_STATISTICS_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_RANKING_STATISTICS_H_

#include <vector>

#include "waymark/v1/comparison.pb.h"

namespace waymark::query {

// What computed statistics are rounded to: a sum of decimals comes out as the decimal it is, free
// of what binary fractions leave (0.1, 0.2 and 0.3 have the mean 0.2).
inline constexpr int kStatisticFigures = 12;

// The figure that `part` (0 to 1) of the way from the smallest to the largest leads to, by linear
// interpolation: R's quantile of type 7. `sorted` is ascending and not empty.
double Quantile(const std::vector<double>& sorted, double part);

// n always; quartiles from four figures, the rest from two.
v1::GroupStatistics StatisticsOf(std::vector<double> figures);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_RANKING_STATISTICS_H_
