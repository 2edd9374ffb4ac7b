#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_CSV_VISITS_VISITS_TABLE_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_CSV_VISITS_VISITS_TABLE_H_

#include <string>

#include "waymark/v1/visit_list.pb.h"

namespace waymark::query::client::csv {

// A row per visit: which, when, what it is, who recorded it, and how it fits the question.
// `response` holds all pages.
std::string VisitListCsv(const v1::ListVisitsResponse& response);

}  // namespace waymark::query::client::csv

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_CSV_VISITS_VISITS_TABLE_H_
