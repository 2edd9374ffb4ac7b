#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_MONTHS_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_MONTHS_H_

#include <optional>

#include "waymark/v1/data_note.pb.h"

#include "common/model/partial_date.h"

namespace waymark::query {

// Whole months from one date to another, shortest and longest. Absent where a date is absent or has
// an open end.
std::optional<v1::Range> MonthsRange(const std::optional<model::PartialDate>& from,
                                     const std::optional<model::PartialDate>& to);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_MONTHS_H_
