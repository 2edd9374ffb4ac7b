#include "query-service/analysis/visit_point.h"

#include "common/model/day_text.h"
#include "query-service/analysis/months.h"

namespace waymark::query {
namespace {

void SetMonths(const EpisodeView& episode, const DatedVisit& visit, v1::VisitPoint& point) {
  if (const auto months = MonthsRange(episode.publication(), visit.place); months.has_value()) {
    *point.mutable_months_since_publication() = *months;
  }
  if (const auto months = MonthsRange(episode.fieldwork(), visit.place); months.has_value()) {
    *point.mutable_months_since_fieldwork() = *months;
  }
}

void SetDays(const DatedVisit& visit, v1::VisitPoint& point) {
  if (!visit.days.has_value()) return;
  point.set_earliest_date(model::DayText(visit.days->first()));
  point.set_latest_date(model::DayText(visit.days->last()));
}

void SetCounted(const CountedNumber& counted, v1::VisitPoint& point) {
  if (counted.monitoring.has_value()) point.set_counted_number(*counted.monitoring);
  if (counted.with_focused.has_value()) {
    point.set_counted_number_with_focused(*counted.with_focused);
  }
  point.set_counted_is_lower_bound(counted.is_lower_bound);
}

}  // namespace

v1::VisitPoint MakeVisitPoint(const EpisodeView& episode, const DatedVisit& visit,
                              const CountedNumber& counted) {
  v1::VisitPoint point;
  *point.mutable_visit() = SummaryOf(visit.visit);
  *point.mutable_stated_numbers() = visit.visit.stated_numbers();
  *point.mutable_overall_progress() = visit.visit.overall_progress();
  *point.mutable_focus() = visit.visit.focus();
  point.set_delivery_body(visit.visit.delivery_body());
  point.set_inherited(visit.inherited);
  *point.mutable_joint_with() = visit.visit.joint_with();
  SetCounted(counted, point);
  SetMonths(episode, visit, point);
  SetDays(visit, point);
  return point;
}

}  // namespace waymark::query
