#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARED_STATEMENT_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARED_STATEMENT_H_

#include <string_view>

#include "waymark/v1/comparison.pb.h"
#include "waymark/v1/visit.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/episode/dated_visit.h"

namespace waymark::query {

// A judgement or a statement on progress as a whole, with its visit and sources.
v1::ComparedStatement StatementOf(const v1::Visit& visit, const v1::Judgement& judgement);
v1::ComparedStatement StatementOf(const v1::Visit& visit, const v1::OverallProgress& progress);

// What a reader of a row that rests on `statement` must know: VISIT_DATE_UNKNOWN, SECOND_HAND, and
// a CONFLICTING_REPORT for each unresolved one on a field of the visit that begins with `field`.
void NoteStatement(const reference::ReferenceData& reference, const DatedVisit& visit,
                   const v1::ComparedStatement& statement, std::string_view field,
                   v1::ComparisonRow& row);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_COMPARED_STATEMENT_H_
