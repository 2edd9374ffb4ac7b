#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_EXCLUSION_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_EXCLUSION_H_

#include <vector>

#include "waymark/v1/comparison.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/comparison/alignment/moment.h"
#include "query-service/analysis/comparison/comparison_measure.h"
#include "query-service/analysis/comparison/comparison_outcome.h"
#include "query-service/analysis/episode/history.h"
#include "query-service/analysis/measure/measure_series.h"

namespace waymark::query {

// Why an authority without a figure has none, and what there is instead. Of several reasons the one
// nearest to a figure: NO_VISITS; of the series itself at the alignment DISPUTED, NOT_YET_REACHED
// (undated: which is the latest is not known), BOUND_ONLY, NOT_NUMERIC; of the series at another
// time NOT_YET_REACHED; OTHER_SERIES_ONLY; COMPLEMENT_ONLY; NO_OBSERVATION, also where only targets
// or forecasts are recorded. Of a moment's visit only what that visit reports counts.
v1::Exclusion ExcludeFromMeasure(const reference::ReferenceData& reference, const History& history,
                                 const SeriesKey& key, const Moment& moment,
                                 const std::vector<AlignedSeries>& episodes);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_EXCLUSION_H_
