#include "ingest-service/rules/record/dated_identity.h"

#include <string>
#include <utility>

#include "common/model/date_distance.h"
#include "ingest-service/rules/statements/visit_rules.h"

namespace waymark::ingest {
namespace {

std::optional<model::PartialDate> DateIn(const std::string& text) {
  if (text.empty()) return std::nullopt;
  absl::StatusOr<model::PartialDate> date = model::PartialDate::Parse(text);
  if (!date.ok()) return std::nullopt;
  return *std::move(date);
}

int LongestDays(v1::VisitType type) {
  return IsInspection(type) || type == v1::VISIT_TYPE_JOINT_TARGETED_AREA_INSPECTION
             ? kLongestInspectionDays
             : kLongestVisitDays;
}

reference::DayInterval DaysOf(const DatedIdentity& visit) {
  const int longest = LongestDays(visit.identity.type());
  reference::DayInterval days;
  if (visit.start) {
    days.first = visit.start->first();
    if (visit.start->last()) days.last = *visit.start->last() + longest;
  }
  if (visit.end) {
    if (!days.first && visit.end->first()) days.first = *visit.end->first() - longest;
    if (visit.end->last()) days.last = visit.end->last();
  }
  if (!visit.start && !visit.end && visit.published) days.last = visit.published->last();
  return days;
}

reference::DayInterval Closed(reference::DayInterval days) {
  if (days.first && !days.last) days.last = model::AddMonths(*days.first, kLongestReportMonths);
  if (days.last && !days.first) days.first = model::AddMonths(*days.last, -kLongestReportMonths);
  return days;
}

}  // namespace

bool IsHeld(const internal::v1::VisitIdentity& identity) {
  return identity.status() == v1::VISIT_STATUS_HELD ||
         identity.status() == v1::VISIT_STATUS_UNSPECIFIED;
}

std::size_t RoughBytes(const internal::v1::VisitIdentity& identity) {
  // Its texts are short: each takes its bytes and about three times as many for the object.
  constexpr std::size_t kOfAByte = 4;
  return sizeof(identity) + kOfAByte * identity.ByteSizeLong();
}

bool DatedIdentity::is_held() const { return IsHeld(identity); }

bool DatedIdentity::is_inspection() const { return IsInspection(identity.type()); }

DatedIdentity ReadIdentity(internal::v1::VisitIdentity identity) {
  DatedIdentity visit;
  visit.start = DateIn(identity.start_date());
  visit.end = DateIn(identity.end_date());
  visit.published = DateIn(identity.published_date());
  visit.baseline_date = DateIn(identity.baseline());
  visit.identity = std::move(identity);
  visit.days = DaysOf(visit);
  visit.probable_days = Closed(visit.days);
  return visit;
}

bool IsCertainlyBefore(const DatedIdentity& a, const DatedIdentity& b) {
  return a.days.last && b.days.first && *a.days.last < *b.days.first;
}

}  // namespace waymark::ingest
