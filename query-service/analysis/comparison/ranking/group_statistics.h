#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_RANKING_GROUP_STATISTICS_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_RANKING_GROUP_STATISTICS_H_

#include <vector>

#include "waymark/v1/comparison.pb.h"

namespace waymark::query {

// What computed statistics are rounded to: a sum of decimals comes out as the decimal it is, free
// of what binary fractions leave (0.1, 0.2 and 0.3 have the mean 0.2).
inline constexpr int kStatisticFigures = 12;

// n always; the rest as StatisticsOf (analysis/statistics.h) has it, rounded.
v1::GroupStatistics GroupStatisticsOf(std::vector<double> figures);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_RANKING_GROUP_STATISTICS_H_
