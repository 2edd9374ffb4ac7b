#include "query-service/analysis/episode/dated_visit.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace waymark::query {
namespace {

// The earliest date of the visit's sources, as "that day or earlier".
std::optional<model::PartialDate> NotLaterThanSources(const v1::Visit& visit) {
  std::optional<model::PartialDate> earliest;
  for (const v1::Source& source : visit.sources()) {
    const auto date = ReadDate(source.published_date());
    const auto limit = date.has_value() ? NotLaterThan(*date) : std::nullopt;
    if (!limit.has_value()) continue;
    if (!earliest.has_value() || *limit->last() < *earliest->last()) earliest = limit;
  }
  return earliest;
}

bool StatesNumber(const v1::Visit& visit) {
  return std::any_of(visit.stated_numbers().begin(), visit.stated_numbers().end(),
                     &CountsFromBaseline);
}

std::optional<model::PartialDate> DaysFrom(const v1::Visit& visit, const DatedVisit& dated) {
  if (dated.start.has_value()) {
    auto span = dated.end.has_value() ? SpanOf(*dated.start, *dated.end) : std::nullopt;
    if (span.has_value()) return span;
    return dated.start;
  }
  if (dated.end.has_value()) return dated.end;
  if (dated.published.has_value()) return NotLaterThan(*dated.published);
  return NotLaterThanSources(visit);
}

// Everything but the visit itself.
void SetDates(const v1::Visit& visit, DatedVisit& dated) {
  dated.start = ReadDate(visit.start_date());
  dated.end = ReadDate(visit.end_date());
  dated.published = ReadDate(visit.published_date());
  dated.days = DaysFrom(visit, dated);
  if (dated.start.has_value()) {
    dated.placed_by = PlacedBy::kStartDate;
    dated.place = dated.start;
  } else if (dated.end.has_value()) {
    dated.placed_by = PlacedBy::kEndDate;
    dated.place = dated.end;
  } else if (dated.published.has_value()) {
    dated.placed_by = PlacedBy::kPublishedDate;
    dated.place = dated.published;
  } else if (StatesNumber(visit)) {
    dated.placed_by = PlacedBy::kStatedNumber;
  } else if (dated.days.has_value()) {
    dated.placed_by = PlacedBy::kSourceDate;
  }
}

// Whether a visit with these dates is later; see the header.
bool IsLaterBy(const v1::Visit& visit, const DatedVisit& dates, const model::DayFilter& until) {
  if (MembershipOf(dates, until) == model::Membership::kOutside) return true;
  return IsFullInspection(visit) && dates.placed_by == PlacedBy::kPublishedDate &&
         model::MembershipOf(*dates.place, until) == model::Membership::kOutside;
}

bool IsJointWith(const v1::Visit& visit, const std::string& name) {
  return std::find(visit.joint_with().begin(), visit.joint_with().end(), name) !=
         visit.joint_with().end();
}

}  // namespace

DatedVisit ReadDates(v1::Visit visit) {
  DatedVisit dated;
  ReadDates(std::move(visit), dated);
  return dated;
}

void ReadDates(v1::Visit&& visit, DatedVisit& dated) {
  dated.visit = std::move(visit);
  SetDates(dated.visit, dated);
  dated.observation_dates.reserve(static_cast<std::size_t>(dated.visit.observations_size()));
  for (const v1::Observation& observation : dated.visit.observations()) {
    dated.observation_dates.push_back(ReadDate(observation.as_of_date()));
  }
}

std::optional<model::PartialDate> DaysOf(const v1::Visit& visit) {
  DatedVisit dated;
  SetDates(visit, dated);
  return std::move(dated.days);
}

std::string RecordedDate(const DatedVisit& visit) {
  return visit.place.has_value() ? visit.place->ToString() : "";
}

std::optional<model::PartialDate> ReadDate(std::string_view text) {
  if (text.empty()) return std::nullopt;
  auto date = model::PartialDate::Parse(text);
  if (!date.ok()) return std::nullopt;
  return std::move(date).value();
}

std::optional<model::PartialDate> SpanOf(const model::PartialDate& from,
                                         const model::PartialDate& to) {
  return model::PartialDate::Span(from.first(), to.last());
}

std::optional<model::PartialDate> NotLaterThan(const model::PartialDate& date) {
  if (!date.last().has_value()) return std::nullopt;
  return model::PartialDate::Span(std::nullopt, date.last());
}

bool CountsFromBaseline(const v1::StatedNumber& number) {
  return number.counted_from() == v1::COUNTED_FROM_BASELINE ||
         number.counted_from() == v1::COUNTED_FROM_UNSTATED ||
         number.counted_from() == v1::COUNTED_FROM_UNSPECIFIED;
}

int StatedFromBaseline(const v1::Visit& visit) {
  int highest = 0;
  int highest_unstated = 0;
  for (const v1::StatedNumber& number : visit.stated_numbers()) {
    if (!CountsFromBaseline(number)) continue;
    int& best = number.counted_from() == v1::COUNTED_FROM_BASELINE ? highest : highest_unstated;
    best = std::max(best, number.number());
  }
  return highest > 0 ? highest : highest_unstated;
}

bool IsFullInspection(const v1::Visit& visit) {
  return visit.type() == v1::VISIT_TYPE_INSPECTION ||
         visit.type() == v1::VISIT_TYPE_SHORT_INSPECTION ||
         visit.type() == v1::VISIT_TYPE_REINSPECTION;
}

bool IsHeld(const v1::Visit& visit) {
  return visit.status() == v1::VISIT_STATUS_HELD || visit.status() == v1::VISIT_STATUS_UNSPECIFIED;
}

model::Membership MembershipOf(const v1::Visit& visit, const model::DayFilter& days) {
  if (!days.from.has_value() && !days.to.has_value()) return model::Membership::kCertain;
  const std::optional<model::PartialDate> when = DaysOf(visit);
  return when.has_value() ? model::MembershipOf(*when, days) : model::Membership::kPossible;
}

model::Membership MembershipOf(const DatedVisit& visit, const model::DayFilter& days) {
  if (!days.from.has_value() && !days.to.has_value()) return model::Membership::kCertain;
  if (!visit.days.has_value()) return model::Membership::kPossible;
  return model::MembershipOf(*visit.days, days);
}

bool IsLater(const DatedVisit& visit, const model::DayFilter& until) {
  return IsLaterBy(visit.visit, visit, until);
}

bool IsLater(const v1::Visit& visit, const model::DayFilter& until) {
  DatedVisit dates;
  SetDates(visit, dates);
  return IsLaterBy(visit, dates, until);
}

std::string_view AuthorityNameOf(const v1::Visit& visit) {
  const std::string_view name = visit.name();
  return name.substr(0, name.find("/visits/"));
}

bool AreHeldJointly(const v1::Visit& a, const v1::Visit& b) {
  return IsJointWith(a, b.name()) || IsJointWith(b, a.name());
}

v1::VisitSummary SummaryOf(const v1::Visit& visit) {
  v1::VisitSummary summary;
  summary.set_name(visit.name());
  summary.set_type(visit.type());
  summary.set_status(visit.status());
  summary.set_start_date(visit.start_date());
  summary.set_end_date(visit.end_date());
  summary.set_published_date(visit.published_date());
  summary.set_framework(visit.framework());
  return summary;
}

}  // namespace waymark::query
