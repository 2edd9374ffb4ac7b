#include "ingest-service/rules/warnings/date_warnings.h"

#include "absl/strings/str_cat.h"

#include "common/model/date_order.h"
#include "ingest-service/rules/visit_dates.h"
#include "ingest-service/rules/warnings/warning_list.h"

namespace waymark::ingest {

std::vector<v1::Warning> DateWarnings(const v1::Visit& visit) {
  std::vector<v1::Warning> warnings;
  const VisitDates dates = DatesOf(visit);
  if (dates.end && !dates.start) {
    warnings.push_back(
        MakeWarning("visit.start_date", v1::WARNING_REASON_END_WITHOUT_START,
                    absl::StrCat("is empty, and the visit ended on ", dates.end->ToString(),
                                 "; give the first day, or as much of it as a source says")));
  }
  const auto& began = dates.start ? dates.start : dates.end;
  if (began && dates.published &&
      model::OrderOf(*dates.published, *began) == model::DateOrder::kBefore) {
    warnings.push_back(
        MakeWarning("visit.published_date", v1::WARNING_REASON_PUBLISHED_BEFORE_VISIT,
                    absl::StrCat(dates.published->ToString(), " is before the visit's ",
                                 dates.start ? "first day, " : "last day, ", began->ToString(),
                                 "; correct the date that is wrong")));
  }
  return warnings;
}

}  // namespace waymark::ingest
