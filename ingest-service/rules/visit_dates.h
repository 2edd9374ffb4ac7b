#ifndef WAYMARK_INGEST_SERVICE_RULES_VISIT_DATES_H_
#define WAYMARK_INGEST_SERVICE_RULES_VISIT_DATES_H_

#include <optional>

#include "waymark/v1/visit.pb.h"

#include "common/model/partial_date.h"
#include "common/reference/records.h"
#include "ingest-service/rules/violations.h"

namespace waymark::ingest {

// When a visit took place and became public, as far as its dates are given and are dates.
struct VisitDates {
  std::optional<model::PartialDate> start;
  std::optional<model::PartialDate> end;
  std::optional<model::PartialDate> published;
};

// What is no date is left out here and reported by CheckFields.
VisitDates DatesOf(const v1::Visit& visit);

// The days that decide which authority a shared code means: from the start to the end, the one of
// them that is known, else those of publication, else all.
reference::DayInterval EventDays(const VisitDates& dates);

// The date a visit id is derived from: start, else end, else publication.
const std::optional<model::PartialDate>& IdentifyingDate(const VisitDates& dates);

// END_BEFORE_START where every day of the end lies before every day of the start. The path of
// `violations` is the visit's.
void CheckDateOrder(const VisitDates& dates, Violations& violations);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_VISIT_DATES_H_
