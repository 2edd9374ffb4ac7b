#ifndef WAYMARK_QUERY_SERVICE_PROJECTIONS_VISIT_PIECES_H_
#define WAYMARK_QUERY_SERVICE_PROJECTIONS_VISIT_PIECES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "waymark/v1/visit.pb.h"

namespace waymark::query {

// A revision of a visit in the pieces that the store holds of it, as values that still hold.
struct VisitPieces {
  std::int64_t revision = 0;
  bool deleted = false;
  // The day it is sorted by in keys: the first day of its start date (the last where the start is
  // open), else of its end date, else of its published date; keys::kUndated without any.
  std::string day;
  std::string timeline;  // All but the details.
  std::string details;   // As stored_details.h has them.
  std::string words;     // Empty where it is found by nothing, as a deleted visit is.
};

// Takes a serialized visit apart without parsing it: fields go into the pieces as they stand. Of
// the output fields only delete_reason is the visit's own, the others are those of `output`.
// Nothing for bytes that are no visit, as far as it looks.
std::optional<VisitPieces> TakeApart(std::string_view visit, const v1::Visit& output);

// The same of a visit that has its output fields; create_time is left out.
VisitPieces TakeApart(const v1::Visit& visit);

// Adds when the visit's first revision was committed, which only the store knows.
void AddCreateTime(std::int64_t micros, VisitPieces& pieces);

// Takes out of `visit` what the timeline does not hold: findings, observations, recommendations and
// what became of them, responses, evidence and notes.
void DropDetails(v1::Visit& visit);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_PROJECTIONS_VISIT_PIECES_H_
