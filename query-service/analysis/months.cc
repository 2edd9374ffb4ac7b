#include "query-service/analysis/months.h"

#include "common/model/date_distance.h"

namespace waymark::query {

std::optional<v1::Range> MonthsRange(const std::optional<model::PartialDate>& from,
                                     const std::optional<model::PartialDate>& to) {
  if (!from.has_value() || !to.has_value()) return std::nullopt;
  const auto months = model::WholeMonthsBetween(*from, *to);
  if (!months.has_value()) return std::nullopt;
  v1::Range range;
  range.set_low(months->shortest);
  range.set_high(months->longest);
  return range;
}

}  // namespace waymark::query
