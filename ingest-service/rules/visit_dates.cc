#include "ingest-service/rules/visit_dates.h"

#include <string>

#include "absl/strings/str_cat.h"

#include "common/model/date_order.h"

namespace waymark::ingest {
namespace {

std::optional<model::PartialDate> DateIn(const std::string& text) {
  if (text.empty()) return std::nullopt;
  absl::StatusOr<model::PartialDate> date = model::PartialDate::Parse(text);
  if (!date.ok()) return std::nullopt;
  return *std::move(date);
}

bool EndsBeforeStart(const VisitDates& dates) {
  return dates.start && dates.end &&
         model::OrderOf(*dates.end, *dates.start) == model::DateOrder::kBefore;
}

reference::DayInterval DaysOf(const model::PartialDate& date) {
  return {.first = date.first(), .last = date.last()};
}

}  // namespace

VisitDates DatesOf(const v1::Visit& visit) {
  return {.start = DateIn(visit.start_date()),
          .end = DateIn(visit.end_date()),
          .published = DateIn(visit.published_date())};
}

reference::DayInterval EventDays(const VisitDates& dates) {
  if (dates.start && dates.end && !EndsBeforeStart(dates)) {
    return {.first = dates.start->first(), .last = dates.end->last()};
  }
  const std::optional<model::PartialDate>& date = IdentifyingDate(dates);
  return date ? DaysOf(*date) : reference::DayInterval{};
}

const std::optional<model::PartialDate>& IdentifyingDate(const VisitDates& dates) {
  if (dates.start) return dates.start;
  return dates.end ? dates.end : dates.published;
}

void CheckDateOrder(const VisitDates& dates, Violations& violations) {
  if (!EndsBeforeStart(dates)) return;
  violations.AddAt("end_date", v1::VIOLATION_REASON_END_BEFORE_START,
                   absl::StrCat("ends on ", dates.end->ToString(), ", before start_date ",
                                dates.start->ToString(), "; one of them is wrong"));
}

}  // namespace waymark::ingest
