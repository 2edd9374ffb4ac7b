#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_CSV_COMPARISON_COMPARISON_TABLES_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_CSV_COMPARISON_COMPARISON_TABLES_H_

#include <string>
#include <string_view>
#include <vector>

#include "waymark/v1/comparison.pb.h"

namespace waymark::query::client::csv {

// The tables a comparison can be read as; each covers the whole group:
//
//   authorities  a row per authority, also of those without a value: excluded says why
//   findings     a row per finding behind a row, or stated instead of a value
//   values       a row per value: at the baseline, at the alignment, or recorded instead
//   statements   a row per judgement or statement on progress as a whole, likewise
//   recommendations  a row per recommendation of a row
//   statistics   one row: the spread of the figure ranked
//   notes        a row per note, on the whole or on a row
std::vector<std::string> ComparisonTables();

// `table` is one of these; `response` holds all pages.
std::string ComparisonCsv(const v1::CompareAuthoritiesResponse& response, std::string_view table);

}  // namespace waymark::query::client::csv

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_CSV_COMPARISON_COMPARISON_TABLES_H_
