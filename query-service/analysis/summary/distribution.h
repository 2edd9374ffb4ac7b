#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_DISTRIBUTION_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_DISTRIBUTION_H_

#include <vector>

#include "waymark/v1/data_note.pb.h"
#include "waymark/v1/distribution.pb.h"

namespace waymark::query {

v1::Range ExactRange(double value);

// How values are spread that may be known only to lie between two ends. Each statistic grows with
// every value, so it lies between that of the low ends and that of the high ends.
v1::Distribution DistributionOf(const std::vector<v1::Range>& values);

// How long something was seen to last, and whether it was seen to end.
struct SeenMonths {
  v1::Range months;
  bool ended = false;
};

// From SurvivalMedian of the low ends and of the high ends.
v1::MedianEstimate EstimateMedian(const std::vector<SeenMonths>& seen);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_DISTRIBUTION_H_
