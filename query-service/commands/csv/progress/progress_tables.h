#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_CSV_PROGRESS_PROGRESS_TABLES_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_CSV_PROGRESS_PROGRESS_TABLES_H_

#include <string>
#include <string_view>
#include <vector>

#include "waymark/v1/progress.pb.h"

namespace waymark::query::client::csv {

// The tables an answer about one authority can be read as:
//
//   visits           a row per visit of the episode
//   themes           a row per theme and service area: how it stands now
//   findings         a row per finding and theme, in the long form of `themes`
//   series           a row per series of a measure: baseline, latest, change
//   measures         a row per value, in the long form of `series`; targets, and values without a
//                    listed measure, too
//   recommendations  a row per recommendation
//   notes            a row per note, on the whole or on a theme or series
//
// Each row begins with the authority and the baseline, so that tables of several authorities may be
// put together.
std::vector<std::string> ProgressTables();

// `table` is one of these.
std::string ProgressCsv(const v1::GetProgressResponse& response, std::string_view table);

}  // namespace waymark::query::client::csv

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_CSV_PROGRESS_PROGRESS_TABLES_H_
