#include "query-service/analysis/summary/episodes/episode_statistics.h"

#include <map>
#include <utility>

#include "query-service/analysis/summary/distribution.h"

namespace waymark::query {
namespace {

using Cases = std::vector<v1::EpisodeCase>;
using CasePointers = std::vector<const v1::EpisodeCase*>;

v1::EpisodeStatistics StatisticsOf(v1::EpisodeEnd end, const CasePointers& cases) {
  std::vector<v1::Range> held;
  std::vector<v1::Range> stated;
  std::vector<v1::Range> since_publication;
  std::vector<v1::Range> since_fieldwork;
  v1::EpisodeStatistics statistics;
  for (const v1::EpisodeCase* one : cases) {
    held.push_back(ExactRange(one->visits_held()));
    if (one->highest_stated_number() > 0) {
      stated.push_back(ExactRange(one->highest_stated_number()));
    }
    if (one->highest_stated_number() > one->visits_held()) {
      statistics.set_more_stated_than_held(statistics.more_stated_than_held() + 1);
    }
    if (one->has_months_since_publication()) {
      since_publication.push_back(one->months_since_publication());
    }
    if (one->has_months_since_fieldwork()) {
      since_fieldwork.push_back(one->months_since_fieldwork());
    }
  }
  statistics.set_end(end);
  statistics.set_episodes(static_cast<int>(cases.size()));
  *statistics.mutable_visits_held() = DistributionOf(held);
  *statistics.mutable_stated_numbers() = DistributionOf(stated);
  *statistics.mutable_months_since_publication() = DistributionOf(since_publication);
  *statistics.mutable_months_since_fieldwork() = DistributionOf(since_fieldwork);
  return statistics;
}

SeenMonths Seen(const v1::EpisodeCase& one, const v1::Range& months) {
  return {.months = months, .ended = one.end() == v1::EPISODE_END_REINSPECTED};
}

}  // namespace

std::vector<v1::EpisodeStatistics> StatisticsByEnd(const Cases& cases) {
  std::map<v1::EpisodeEnd, CasePointers> by_end;
  for (const v1::EpisodeCase& one : cases) {
    if (one.has_baseline()) by_end[one.end()].push_back(&one);
  }
  std::vector<v1::EpisodeStatistics> statistics;
  statistics.reserve(by_end.size());
  for (const auto& [end, of_end] : by_end) statistics.push_back(StatisticsOf(end, of_end));
  return statistics;
}

v1::MedianEstimate MedianSincePublication(const Cases& cases) {
  std::vector<SeenMonths> seen;
  for (const v1::EpisodeCase& one : cases) {
    if (one.has_months_since_publication()) {
      seen.push_back(Seen(one, one.months_since_publication()));
    }
  }
  return EstimateMedian(seen);
}

v1::MedianEstimate MedianSinceFieldwork(const Cases& cases) {
  std::vector<SeenMonths> seen;
  for (const v1::EpisodeCase& one : cases) {
    if (one.has_months_since_fieldwork()) seen.push_back(Seen(one, one.months_since_fieldwork()));
  }
  return EstimateMedian(seen);
}

std::vector<v1::ResultCount> CountResults(const Cases& cases) {
  std::map<std::pair<v1::Grade, v1::Grade>, int> counts;
  for (const v1::EpisodeCase& one : cases) {
    const bool counts_here = one.has_baseline() && one.end() == v1::EPISODE_END_REINSPECTED;
    if (counts_here) ++counts[{one.baseline_grade(), one.result()}];
  }
  std::vector<v1::ResultCount> results;
  for (const auto& [grades, count] : counts) {
    v1::ResultCount& result = results.emplace_back();
    result.set_baseline_grade(grades.first);
    result.set_result(grades.second);
    result.set_episodes(count);
  }
  return results;
}

}  // namespace waymark::query
