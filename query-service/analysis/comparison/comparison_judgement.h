#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_JUDGEMENT_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_JUDGEMENT_H_

#include <optional>
#include <vector>

#include "waymark/v1/comparison.pb.h"
#include "waymark/v1/data_note.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/comparison/alignment/moment.h"
#include "query-service/analysis/comparison/comparison_outcome.h"
#include "query-service/analysis/comparison/ranking/placed_row.h"
#include "query-service/analysis/episode/history.h"

namespace waymark::query {

// The grade that the latest full inspection by then which speaks of the area gave it. Where the
// moment is of an episode, that of its baseline or of a later inspection by then; the row's
// baseline is the episode's. One that may have been over by then is noted POSSIBLE.
//
// Excluded are NO_VISITS; NOT_JUDGED, where that inspection says so; NOT_YET_REACHED, where only
// inspections that are, or may be, later judge the area; NO_JUDGEMENT, with what was judged.
ComparisonOutcome CompareJudgement(const reference::ReferenceData& reference,
                                   const History& history, const v1::JudgementSubject& subject,
                                   const Moment& moment);

// FRAMEWORKS_DIFFER where judgements of several frameworks are compared.
std::optional<v1::DataNote> NoteOnFrameworks(const std::vector<PlacedRow>& rows);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARISON_JUDGEMENT_H_
