#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_RANKING_PLACED_ROW_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_RANKING_PLACED_ROW_H_

#include <optional>
#include <string_view>

#include "waymark/v1/comparison.pb.h"
#include "waymark/v1/data_note.pb.h"

#include "common/model/partial_date.h"
#include "query-service/analysis/comparison/ranking/ranking.h"

namespace waymark::query {

// A row and the date of its value, which a row of a measure does not hold as one.
struct DatedRow {
  v1::ComparisonRow row;
  std::optional<model::PartialDate> date = {};
};

// A row among the others of its group: what it says for itself, and what the others make of it. The
// row is shared by all groups that its authority belongs to, and says nothing of rank.
struct PlacedRow {
  const DatedRow* dated = nullptr;
  std::string_view bytes = {};  // The row, serialized.
  std::optional<Ranking> ranking = {};
  std::optional<v1::DataNote> note = {};  // On its rank, or on why it has none.

  [[nodiscard]] const v1::ComparisonRow& row() const { return dated->row; }
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_RANKING_PLACED_ROW_H_
