#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_RANKING_ROW_COLUMNS_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_RANKING_ROW_COLUMNS_H_

#include <optional>
#include <string>
#include <utility>

#include "query-service/analysis/comparison/ranking/placed_row.h"
#include "query-service/analysis/comparison/ranking/row_order.h"

namespace waymark::query {

// A number and a text of which one is used: the other is the same in every row.
using ColumnValue = std::pair<double, std::string>;

// What a row is ordered by in a column: of a range its middle, of a date its first day (see
// SortDay), of a standing, direction, grade or rating its place from worst to best. Absent where
// the row has none; a direction that is MIXED or TOO_EARLY has no place.
std::optional<ColumnValue> ValueIn(RowColumn column, const PlacedRow& placed);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_RANKING_ROW_COLUMNS_H_
