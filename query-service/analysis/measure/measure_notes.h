#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_MEASURE_NOTES_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_MEASURE_NOTES_H_

#include <vector>

#include "waymark/v1/data_note.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/episode/episode.h"
#include "query-service/analysis/measure/measure_change.h"
#include "query-service/analysis/measure/measure_series.h"

namespace waymark::query {

// What a reader of one series must know: what is disputed, undated, doubted or told in words, and
// what had to be chosen for its change. `all` holds the series' complement, if that was reported.
// Every note names the measure or the visits concerned.
std::vector<v1::DataNote> NotesOnSeries(const reference::ReferenceData& reference,
                                        const EpisodeView& episode, const EpisodeObservations& all,
                                        const MeasureSeries& series, const ChosenPoints& chosen,
                                        const MeasureChange& change);

// A DISPUTED note where the record gives other readings of the same figure. `measure` may be null.
void NoteRivals(const MeasurePoint& point, const reference::Measure* measure,
                std::vector<v1::DataNote>& notes);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_MEASURE_NOTES_H_
