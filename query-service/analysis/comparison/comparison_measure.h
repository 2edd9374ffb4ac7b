#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_MEASURE_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_MEASURE_H_

#include <vector>

#include "common/reference/reference_data.h"
#include "query-service/analysis/comparison/alignment/moment.h"
#include "query-service/analysis/comparison/comparison_outcome.h"
#include "query-service/analysis/episode/history.h"
#include "query-service/analysis/measure/measure_series.h"

namespace waymark::query {

// The series compared, in one episode, as far as the moment reaches.
struct AlignedSeries {
  const EpisodeView* episode = nullptr;
  EpisodeObservations all;  // of the whole episode, whichever visit reports it
  // Of all.Find(key), what was certainly there by then. An undated value is left out where one that
  // is left out may be later. Of a moment's visit: what that visit reports, and the episode's
  // baseline point where it is known to be earlier, or stands for the baseline and is not known to
  // be later.
  MeasureSeries there;
  std::vector<MeasurePoint> uncertain;  // may have been there
  std::vector<MeasurePoint> later;      // was not
};

// Whether the visit reports the value.
bool IsReportedBy(const MeasurePoint& point, const DatedVisit& visit);

// One per episode, oldest first; of a moment's episode that one only.
std::vector<AlignedSeries> AlignSeries(const reference::ReferenceData& reference,
                                       const History& history, const SeriesKey& key,
                                       const Moment& moment);

// The latest figure of the series by then, in whichever episode it was reported, by whichever
// visit: what a later visit reports of an earlier date counts at that date. Where the moment is of
// an episode or a visit, the latest of that episode, or that this visit reports. The row is as
// ConcludeOnSeries has it of the episode that the figure lies in. Where that episode had not
// begun by then, or the figure is of a time before it, no change is given, and the row's baseline
// is that of the episode in force at the figure's date; months keep the baseline they count from.
ComparisonOutcome CompareMeasure(const reference::ReferenceData& reference, const History& history,
                                 const SeriesKey& key, const Moment& moment);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_MEASURE_H_
