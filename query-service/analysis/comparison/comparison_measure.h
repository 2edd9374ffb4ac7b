#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_MEASURE_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_MEASURE_H_

#include <vector>

#include "common/reference/reference_data.h"
#include "query-service/analysis/comparison/comparison_outcome.h"
#include "query-service/analysis/history.h"
#include "query-service/analysis/measure_series.h"

namespace waymark::query {

// The series compared, in one episode, as far as the alignment reaches.
struct AlignedSeries {
  const EpisodeView* episode = nullptr;
  EpisodeObservations all;  // of the whole episode, whichever visit reports it
  // Of all.Find(key), what was certainly there by the alignment. An undated value is left out where
  // one that is left out may be later.
  MeasureSeries there;
  std::vector<MeasurePoint> uncertain;  // may have been there
  std::vector<MeasurePoint> later;      // was not
};

// One per episode, oldest first.
std::vector<AlignedSeries> AlignSeries(const reference::ReferenceData& reference,
                                       const History& history, const SeriesKey& key,
                                       const Alignment& alignment);

// The latest figure of the series at the alignment, in whichever episode it was reported, by
// whichever visit: what a later visit reports of an earlier date counts at that date. The row is as
// BuildMeasureTrajectory has it of the episode that the figure lies in. Where that episode had not
// begun by the alignment, or the figure is of a time before it, the row's baseline is that of the
// episode in force at the figure's date, and no change is given.
ComparisonOutcome CompareMeasure(const reference::ReferenceData& reference, const History& history,
                                 const SeriesKey& key, const Alignment& alignment);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_MEASURE_H_
