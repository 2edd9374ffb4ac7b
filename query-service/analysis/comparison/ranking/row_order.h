#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_RANKING_ROW_ORDER_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_RANKING_ROW_ORDER_H_

#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "waymark/v1/comparison.pb.h"

#include "query-service/analysis/comparison/ranking/placed_row.h"

namespace waymark::query {

// What rows are ordered by: see CompareAuthoritiesRequest.order_by.
enum class RowColumn {
  kAuthority,
  kRegion,
  kDate,
  kBaselineDate,
  kAgeMonths,
  kValue,
  kChange,
  kChangePerMonth,
  kRank,
  kPercentile,
  kDirection,
  kStanding,
  kGrade,
  kRating,
  kMade,
  kOpen,
  kAddressed,
  kOpenMonths,
};

struct OrderTerm {
  RowColumn column = RowColumn::kAuthority;
  bool descending = false;

  friend bool operator==(const OrderTerm&, const OrderTerm&) = default;
};

// The terms of an order_by, in its order; none for an empty one. INVALID_ARGUMENT, saying what is
// wrong and which columns there are, for another syntax, a column that is unknown, given twice or
// not one of this subject, and for more than ten.
absl::StatusOr<std::vector<OrderTerm>> ParseRowOrder(
    std::string_view order_by, v1::CompareAuthoritiesRequest::SubjectCase subject);

// Orders by the terms; rows without a value in a column last either way; equal ones by display name
// and then by name.
void SortRows(const std::vector<OrderTerm>& terms, std::vector<PlacedRow>& rows);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_COMPARISON_RANKING_ROW_ORDER_H_
