#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_RANKING_MEASURE_RANKING_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_RANKING_MEASURE_RANKING_H_

#include <optional>
#include <vector>

#include "waymark/v1/comparison.pb.h"
#include "waymark/v1/data_note.pb.h"

#include "common/reference/records.h"
#include "query-service/analysis/comparison/ranking/placed_row.h"

namespace waymark::query {

// The figure of a row that is ranked: its value, its change as shown, or the middle of its change
// per month. Absent where the row has none.
std::optional<double> RankedFigure(const v1::ComparisonRow& row, v1::RankBy rank_by);

// Gives rows their ranking, and returns the group's statistics. Rows without the figure are noted
// NO_CHANGE, those ranked by the middle of a range RANKED_BY_MIDDLE. Where authorities may
// not be ranked by the measure (not comparable, or without a better) there is only n, and
// NOT_RANKED is added to `notes`.
v1::GroupStatistics RankRows(const reference::Measure& measure, v1::RankBy rank_by,
                             std::vector<PlacedRow>& rows, std::vector<v1::DataNote>& notes);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_RANKING_MEASURE_RANKING_H_
