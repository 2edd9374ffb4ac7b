#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_VISIT_ORDER_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_VISIT_ORDER_H_

#include <vector>

#include "waymark/v1/data_note.pb.h"

#include "query-service/analysis/episode/dated_visit.h"

namespace waymark::query {

// Puts the visits of one episode in order: dated ones by their first day; one without a date by its
// stated number among those that state one, else before the first that is certainly later than its
// earliest source, else last. Where a stated number does not help, `placed_by` is set to what did.
void OrderVisits(std::vector<DatedVisit*>& visits);

// Puts inspections in order of InspectionDate, undated ones first; what is inherited before all
// that is the authority's own.
void OrderInspections(std::vector<DatedVisit*>& inspections);

// An ORDER_UNKNOWN note for each visit whose date overlaps that of one listed before it.
std::vector<v1::DataNote> NotesOnOrder(const std::vector<const DatedVisit*>& visits);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_VISIT_ORDER_H_
