#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_VISIT_LIST_VISIT_GAPS_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_VISIT_LIST_VISIT_GAPS_H_

#include "waymark/v1/visit_list.pb.h"

#include "query-service/analysis/episode/dated_visit.h"

namespace waymark::query {

// Whether later visits may be measured from this one, and it from earlier ones: held, recorded and
// with a date of its own.
bool TakesPartInGaps(const DatedVisit& visit);

// Fills in previous_visit, days_since_previous_visit and days_to_publication of the visit's match,
// and notes what they rest on: ORDER_UNKNOWN, VISIT_DATE_UNKNOWN. `previous` is the last visit
// listed before it, of the same authority, that takes part; null: there is none.
void FillInGaps(const DatedVisit& visit, const DatedVisit* previous, v1::VisitMatch& match);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_VISIT_LIST_VISIT_GAPS_H_
