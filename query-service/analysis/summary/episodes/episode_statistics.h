#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_EPISODES_EPISODE_STATISTICS_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_EPISODES_EPISODE_STATISTICS_H_

#include <vector>

#include "waymark/v1/episode_summary.pb.h"

namespace waymark::query {

// Cases without a baseline are passed over by all of these.

// One for each end that a case has, in the order of EpisodeEnd.
std::vector<v1::EpisodeStatistics> StatisticsByEnd(const std::vector<v1::EpisodeCase>& cases);

// Months from the baseline to re-inspection; whatever did not end so has not ended.
v1::MedianEstimate MedianSincePublication(const std::vector<v1::EpisodeCase>& cases);
v1::MedianEstimate MedianSinceFieldwork(const std::vector<v1::EpisodeCase>& cases);

// The results of those ended by an inspection, by baseline grade and result in the order of Grade.
std::vector<v1::ResultCount> CountResults(const std::vector<v1::EpisodeCase>& cases);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_EPISODES_EPISODE_STATISTICS_H_
