#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_VISIT_NOTES_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_VISIT_NOTES_H_

#include <string>
#include <vector>

#include "waymark/v1/data_note.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/episode/dated_visit.h"

namespace waymark::query {

// What a reader of one visit must know, in this order: VISIT_DATE_UNKNOWN (how it was placed),
// SECOND_HAND and PARTIAL_SOURCES (of its sources as a whole), a CONFLICTING_REPORT for each
// unresolved one, UNKNOWN_REFERENCE (what it looked at). Each has the visit's name first and
// `field` as given.
std::vector<v1::DataNote> NotesOnVisit(const reference::ReferenceData& reference,
                                       const DatedVisit& visit, const std::string& field);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_VISIT_NOTES_H_
