#include "query-service/analysis/visit_list/visit_gaps.h"

#include "common/model/date_distance.h"
#include "common/model/date_order.h"
#include "query-service/analysis/data_note.h"

namespace waymark::query {
namespace {

constexpr char kSincePrevious[] = "days_since_previous_visit";

void SetDays(const model::PartialDate& from, const model::PartialDate& to, v1::Range* days) {
  const auto duration = model::DurationBetween(from, to);
  days->set_low(duration->shortest);
  days->set_high(duration->longest);
}

// A gap that is measured from or to another date than the fieldwork's own.
void NotePlacement(const DatedVisit& visit, v1::VisitMatch& match) {
  if (visit.start.has_value()) return;
  *match.add_notes() =
      MakeNote(v1::NOTE_REASON_VISIT_DATE_UNKNOWN,
               visit.end.has_value()
                   ? "No source gives the visit's first day; days are counted by its last."
                   : "No source gives the visit's days; days are counted by its publication.",
               {visit.visit.name()}, kSincePrevious);
}

void FillInPrevious(const DatedVisit& visit, const DatedVisit& previous, v1::VisitMatch& match) {
  match.set_previous_visit(previous.visit.name());
  const model::PartialDate& left = previous.end.has_value() ? *previous.end : *previous.place;
  if (model::OrderOf(*previous.place, *visit.place) == model::DateOrder::kOverlap) {
    *match.add_notes() =
        MakeNote(v1::NOTE_REASON_ORDER_UNKNOWN,
                 "Dates of these visits overlap, so their order is not known. They are listed by "
                 "their first days.",
                 {visit.visit.name(), previous.visit.name()}, "previous_visit");
  }
  if (!model::DurationBetween(left, *visit.place).has_value()) return;
  SetDays(left, *visit.place, match.mutable_days_since_previous_visit());
  NotePlacement(visit, match);
  if (!previous.end.has_value()) NotePlacement(previous, match);
}

}  // namespace

bool TakesPartInGaps(const DatedVisit& visit) {
  return IsHeld(visit.visit) && !visit.visit.deleted() && visit.place.has_value();
}

void FillInGaps(const DatedVisit& visit, const DatedVisit* previous, v1::VisitMatch& match) {
  if (previous != nullptr && TakesPartInGaps(visit)) FillInPrevious(visit, *previous, match);
  const auto& fieldwork = visit.end.has_value() ? visit.end : visit.start;
  if (!fieldwork.has_value() || !visit.published.has_value()) return;
  if (!model::DurationBetween(*fieldwork, *visit.published).has_value()) return;
  SetDays(*fieldwork, *visit.published, match.mutable_days_to_publication());
}

}  // namespace waymark::query
