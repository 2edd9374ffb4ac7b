#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_SEARCH_SEARCH_REPORT_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_SEARCH_SEARCH_REPORT_H_

#include <string>

#include "waymark/v1/search.pb.h"

#include "query-service/commands/document/document.h"

namespace waymark::query::client {

// What a search for `query` found, for people to read: the themes it counts under, then each text
// with what was looked for marked. `response` holds the pages that are shown.
Document SearchReport(const v1::SearchFindingsResponse& response, const std::string& query);

}  // namespace waymark::query::client

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_REPORTS_SEARCH_SEARCH_REPORT_H_
