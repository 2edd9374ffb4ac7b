#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_MEASURE_TRAJECTORY_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_MEASURE_TRAJECTORY_H_

#include <vector>

#include "waymark/v1/progress.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/episode/episode.h"
#include "query-service/analysis/measure/measure_change.h"
#include "query-service/analysis/measure/measure_series.h"
#include "query-service/analysis/progress_filter.h"

namespace waymark::query {

// What an episode's visits, the baseline included, report of each series (`all`): measures in the
// order of the reference data, unknown ones after them by name. A filter hides points. Its last day
// also bounds what values rest on: those that may be later are shown, noted POSSIBLE and not used,
// as in a comparison as of a date. Its other parts change no value. A trajectory left without
// points and targets is left out. Where a filter asks for a measure, the series that hold a rival
// reading of it are there too. Service areas and themes of the filter hide nothing: observations
// have none.
std::vector<v1::MeasureTrajectory> BuildMeasureTrajectories(
    const reference::ReferenceData& reference, const EpisodeView& episode,
    const EpisodeObservations& all, const ProgressFilter& filter);

// Observations without a listed measure, oldest first. Where a filter asks for measures, only those
// that are rival readings of one of them.
std::vector<v1::ObservationPoint> BuildUnlistedObservations(const EpisodeObservations& all,
                                                            const ProgressFilter& filter);

// Notes on those: POSSIBLE where they may lie outside the dates asked for, DISPUTED for rival
// readings.
std::vector<v1::DataNote> NotesOnUnlisted(const EpisodeObservations& all,
                                          const ProgressFilter& filter);

// What is concluded of a series: change, direction and notes, without its key, baseline, latest
// value and points. `series` is among `all`, or one of it with points taken out; `chosen` of its
// points.
v1::MeasureTrajectory ConcludeOnSeries(const reference::ReferenceData& reference,
                                       const EpisodeView& episode, const EpisodeObservations& all,
                                       const MeasureSeries& series, const ChosenPoints& chosen);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_MEASURE_TRAJECTORY_H_
