#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_MEASURE_DOUBT_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_MEASURE_DOUBT_H_

#include <string>
#include <vector>

#include "waymark/v1/data_note.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/episode/episode.h"
#include "query-service/analysis/measure/measure_series.h"

namespace waymark::query {

// What visits report about the values of a series, apart from the values: MEASURE_DOUBTED for each
// visit with a finding that doubts the measure, where a value is of no later time, also those of
// other episodes as far as the view reaches; CONFLICTING_REPORT for each source that gives an
// observation another content, unresolved; COMPLEMENT_REPORTED where the measure that counts the
// rest was reported too.
std::vector<v1::DataNote> DoubtsOnSeries(const reference::ReferenceData& reference,
                                         const EpisodeView& episode, const EpisodeObservations& all,
                                         const MeasureSeries& series);

// measures/{measure_id} of the measure that counts the rest; empty for none.
std::string ComplementOf(const reference::ReferenceData& reference, const std::string& measure);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_MEASURE_DOUBT_H_
