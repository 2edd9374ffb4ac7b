#include "common/model/date_order.h"

namespace waymark::model {
namespace {

bool EndsBefore(const PartialDate& date, const std::optional<absl::CivilDay>& day) {
  return date.last().has_value() && day.has_value() && *date.last() < *day;
}

bool StartsAfter(const PartialDate& date, const std::optional<absl::CivilDay>& day) {
  return date.first().has_value() && day.has_value() && *date.first() > *day;
}

bool IsEmpty(const DayFilter& filter) {
  return filter.from.has_value() && filter.to.has_value() && *filter.from > *filter.to;
}

}  // namespace

DateOrder OrderOf(const PartialDate& a, const PartialDate& b) {
  if (EndsBefore(a, b.first())) return DateOrder::kBefore;
  if (StartsAfter(a, b.last())) return DateOrder::kAfter;
  return DateOrder::kOverlap;
}

bool CoverSameDays(const PartialDate& a, const PartialDate& b) {
  return a.first() == b.first() && a.last() == b.last();
}

absl::CivilDay SortDay(const PartialDate& date) {
  // One end is always there; the default is never reached.
  return date.first().has_value() ? *date.first() : date.last().value_or(absl::CivilDay());
}

DayFilter FilterOf(const std::optional<PartialDate>& from, const std::optional<PartialDate>& to) {
  DayFilter filter;
  if (from.has_value()) filter.from = from->first();
  if (to.has_value()) filter.to = to->last();
  return filter;
}

Membership MembershipOf(const PartialDate& date, const DayFilter& filter) {
  if (IsEmpty(filter) || EndsBefore(date, filter.from) || StartsAfter(date, filter.to)) {
    return Membership::kOutside;
  }
  const bool starts_inside =
      !filter.from.has_value() || (date.first().has_value() && *date.first() >= *filter.from);
  const bool ends_inside =
      !filter.to.has_value() || (date.last().has_value() && *date.last() <= *filter.to);
  return starts_inside && ends_inside ? Membership::kCertain : Membership::kPossible;
}

Membership AtOrBefore(const PartialDate& date, absl::CivilDay limit) {
  return MembershipOf(date, DayFilter{std::nullopt, limit});
}

Membership AtOrBefore(const PartialDate& date, const PartialDate& as_of) {
  return MembershipOf(date, DayFilter{std::nullopt, as_of.last()});
}

}  // namespace waymark::model
