#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_CSV_SEARCH_SEARCH_TABLES_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_CSV_SEARCH_SEARCH_TABLES_H_

#include <string>
#include <string_view>
#include <vector>

#include "waymark/v1/search.pb.h"

namespace waymark::query::client::csv {

// The tables such an answer can be read as:
//
//   texts   a row per text
//   themes  a row per theme: how many texts count under it
//   notes   a row per note
std::vector<std::string> SearchTables();

// `table` is one of these; `response` holds the pages that are wanted.
std::string SearchCsv(const v1::SearchFindingsResponse& response, std::string_view table);

}  // namespace waymark::query::client::csv

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_CSV_SEARCH_SEARCH_TABLES_H_
