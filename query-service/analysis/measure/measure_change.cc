#include "query-service/analysis/measure/measure_change.h"

#include <algorithm>

#include "common/model/date_distance.h"
#include "common/model/date_order.h"
#include "common/model/decimal.h"
#include "query-service/analysis/measure/measure_value.h"

namespace waymark::query {
namespace {

constexpr int kBaselineMonths = 6;

bool HasOpenEnd(const model::PartialDate& date) {
  return !date.first().has_value() || !date.last().has_value();
}

// What distances are measured to: of fieldwork whose start is not known the last day, as everything
// before would be near it else.
model::PartialDate Anchor(const model::PartialDate& fieldwork) {
  if (!HasOpenEnd(fieldwork)) return fieldwork;
  const auto known = fieldwork.last().has_value() ? fieldwork.last() : fieldwork.first();
  return model::PartialDate::Span(known, known).value_or(fieldwork);
}

int GapInDays(const MeasurePoint& point, const model::PartialDate& fieldwork) {
  return model::GapInDays(*point.date, Anchor(fieldwork));
}

bool IsNear(const model::PartialDate& date, const model::PartialDate& fieldwork) {
  return model::GapWithinMonths(date, Anchor(fieldwork), kBaselineMonths);
}

// Of a visit that followed the baseline.
bool IsOfLaterVisit(const EpisodeView& episode, const MeasurePoint& point) {
  return point.event != nullptr && point.event != episode.baseline;
}

// Of a visit or inspection other than the baseline, of whichever episode.
bool IsOfAnotherEvent(const EpisodeView& episode, const MeasurePoint& point) {
  return point.any_event != nullptr && point.any_event != episode.baseline;
}

bool IsAfterEnd(const EpisodeView& episode, const model::PartialDate& date) {
  return episode.ended_by != nullptr && episode.ended_by->place.has_value() &&
         model::OrderOf(date, *episode.ended_by->days) == model::DateOrder::kAfter;
}

bool IsWithin(const EpisodeView& episode, const MeasurePoint& point) {
  if (IsOfLaterVisit(episode, point)) return true;
  if (!point.date.has_value()) return false;
  const auto fieldwork = FieldworkDays(episode);
  if (fieldwork.has_value() &&
      model::OrderOf(*point.date, *fieldwork) == model::DateOrder::kBefore) {
    return false;
  }
  return !IsAfterEnd(episode, *point.date);
}

// The nearest to the fieldwork of those whose dates are open, or not; the first of equally near.
const MeasurePoint* NearestTo(const model::PartialDate& fieldwork, const EpisodeView& episode,
                              const std::vector<MeasurePoint>& points, bool open_dated) {
  const MeasurePoint* nearest = nullptr;
  for (const MeasurePoint& point : points) {
    if (!IsUsable(point) || !point.date.has_value() || HasOpenEnd(*point.date) != open_dated ||
        (open_dated && IsOfAnotherEvent(episode, point)) || !IsNear(*point.date, fieldwork)) {
      continue;
    }
    if (nearest == nullptr || GapInDays(point, fieldwork) < GapInDays(*nearest, fieldwork)) {
      nearest = &point;
    }
  }
  return nearest;
}

const MeasurePoint* FirstAfter(const model::PartialDate& fieldwork, const EpisodeView& episode,
                               const std::vector<MeasurePoint>& points) {
  const auto found = std::find_if(points.begin(), points.end(), [&](const MeasurePoint& point) {
    return IsUsable(point) && point.date.has_value() &&
           (IsOfLaterVisit(episode, point) ||
            model::OrderOf(*point.date, fieldwork) == model::DateOrder::kAfter);
  });
  return found == points.end() ? nullptr : &*found;
}

void ChooseBaseline(const EpisodeView& episode, const std::vector<MeasurePoint>& points,
                    ChosenPoints& chosen) {
  if (episode.baseline == nullptr) return;
  const auto own = std::find_if(points.begin(), points.end(), [&](const MeasurePoint& point) {
    return point.event == episode.baseline && IsUsable(point);
  });
  if (own != points.end()) {
    chosen.baseline = &*own;
    return;
  }
  const auto fieldwork = FieldworkDays(episode);
  if (!fieldwork.has_value()) return;
  const MeasurePoint* open_dated = NearestTo(*fieldwork, episode, points, /*open_dated=*/true);
  chosen.baseline = NearestTo(*fieldwork, episode, points, /*open_dated=*/false);
  if (chosen.baseline != nullptr) {
    const bool may_be_nearer = open_dated != nullptr && GapInDays(*open_dated, *fieldwork) <
                                                            GapInDays(*chosen.baseline, *fieldwork);
    if (may_be_nearer) chosen.open_dated_not_chosen = open_dated;
    return;
  }
  chosen.baseline = open_dated;
  chosen.baseline_is_open_dated = chosen.baseline != nullptr;
  if (chosen.baseline != nullptr) return;
  chosen.baseline = FirstAfter(*fieldwork, episode, points);
  chosen.baseline_is_later = chosen.baseline != nullptr;
}

// Whether a point without a date is known to come after all other usable ones.
bool IsKnownLast(const EpisodeView& episode, const std::vector<MeasurePoint>& points,
                 const MeasurePoint& point) {
  return IsOfLaterVisit(episode, point) &&
         std::all_of(points.begin(), points.end(), [&](const MeasurePoint& other) {
           return &other == &point || !IsUsable(other) || KnownBefore(episode, other, point);
         });
}

void ChooseLatest(const EpisodeView& episode, const std::vector<MeasurePoint>& points,
                  ChosenPoints& chosen) {
  for (const MeasurePoint& point : points) {
    if (!IsUsable(point) || !IsWithin(episode, point)) continue;
    const bool later = point.date.has_value() ? chosen.latest == nullptr ||
                                                    !KnownBefore(episode, point, *chosen.latest)
                                              : IsKnownLast(episode, points, point);
    if (later) chosen.latest = &point;
  }
}

v1::Range RangeOf(double a, double b) {
  v1::Range range;
  range.set_low(std::min(a, b));
  range.set_high(std::max(a, b));
  return range;
}

std::optional<v1::Range> PerMonth(double change, const std::optional<model::PartialDate>& from,
                                  const std::optional<model::PartialDate>& to) {
  if (!from.has_value() || !to.has_value()) return std::nullopt;
  const auto months = model::MonthsBetween(*from, *to);
  if (!months.has_value() || months->shortest <= 0) return std::nullopt;
  return RangeOf(model::RoundedQuotient(change, months->longest),
                 model::RoundedQuotient(change, months->shortest));
}

v1::Movement MovementBy(double change) {
  if (change == 0) return v1::MOVEMENT_UNCHANGED;
  return change > 0 ? v1::MOVEMENT_ROSE : v1::MOVEMENT_FELL;
}

void ComputeChange(const EpisodeView& episode, const ChosenPoints& chosen, MeasureChange& result) {
  const double then = chosen.baseline->observation().value();
  const double now = chosen.latest->observation().value();
  const double change = model::ExactChange(now, then);
  result.change = model::RoundedChange(now, then);
  if (then != 0) result.relative_change = model::RoundedQuotient(change, then);
  result.per_month = PerMonth(change, chosen.baseline->date, chosen.latest->date);
  if (chosen.baseline_is_later || chosen.baseline_is_open_dated) return;
  result.per_month_since_publication = PerMonth(change, episode.publication(), chosen.latest->date);
  result.per_month_since_fieldwork = PerMonth(change, episode.fieldwork(), chosen.latest->date);
}

// Whether what a point tells counts towards the state now.
bool CountsNow(const EpisodeView& episode, const MeasurePoint& point) {
  if (!IsWithin(episode, point)) return false;
  return point.date.has_value() || GivesStateNow(episode, *point.event);
}

// Whether the last figure, not the baseline's, is known to be later: what a point tells is then not
// the last that is known.
bool IsOutdated(const EpisodeView& episode, const ChosenPoints& chosen, const MeasurePoint& point) {
  return chosen.latest != nullptr && chosen.latest != chosen.baseline &&
         KnownBefore(episode, point, *chosen.latest);
}

v1::Direction StatedDirection(const EpisodeView& episode, const std::vector<MeasurePoint>& points,
                              const ChosenPoints& chosen, const reference::Measure* measure) {
  const auto tells = [&](const MeasurePoint& point) {
    return ToldMovement(point.observation()) != v1::MOVEMENT_UNSPECIFIED &&
           CountsNow(episode, point) && !IsOutdated(episode, chosen, point);
  };
  const auto last = std::find_if(points.rbegin(), points.rend(), tells);
  if (last == points.rend()) return v1::DIRECTION_UNSPECIFIED;
  const v1::Movement movement = ToldMovement(last->observation());
  const bool differ = std::any_of(points.begin(), points.end(), [&](const MeasurePoint& point) {
    return tells(point) && AreOfOneDate(point, *last) &&
           ToldMovement(point.observation()) != movement;
  });
  const v1::Direction direction = DirectionOf(movement, measure);
  return differ && direction != v1::DIRECTION_UNSPECIFIED ? v1::DIRECTION_MIXED : direction;
}

// The last bound that is later than the baseline point, if it lies wholly on one side of it.
v1::Direction DirectionByBound(const EpisodeView& episode, const std::vector<MeasurePoint>& points,
                               const ChosenPoints& chosen, const reference::Measure* measure) {
  if (chosen.baseline == nullptr) return v1::DIRECTION_UNSPECIFIED;
  const auto last = std::find_if(points.rbegin(), points.rend(), [&](const MeasurePoint& point) {
    return IsBound(point.observation()) && !point.disputed() && CountsNow(episode, point) &&
           CountSamePeople(episode, *chosen.baseline, point) &&
           KnownBefore(episode, *chosen.baseline, point) && !IsOutdated(episode, chosen, point);
  });
  if (last == points.rend()) return v1::DIRECTION_UNSPECIFIED;
  const double then = chosen.baseline->observation().value();
  const ValueSpan span = SpanOfValue(last->observation()).value_or(ValueSpan{});
  if (span.low.has_value() && *span.low > then) return DirectionOf(v1::MOVEMENT_ROSE, measure);
  if (span.high.has_value() && *span.high < then) return DirectionOf(v1::MOVEMENT_FELL, measure);
  return v1::DIRECTION_UNSPECIFIED;
}

void SetDirection(v1::Direction direction, v1::Basis basis, MeasureChange& result) {
  result.direction = direction;
  result.basis = direction == v1::DIRECTION_UNSPECIFIED ? v1::BASIS_UNSPECIFIED : basis;
}

}  // namespace

std::optional<model::PartialDate> FieldworkDays(const EpisodeView& episode) {
  if (episode.baseline == nullptr || !episode.baseline->place.has_value()) return std::nullopt;
  if (episode.baseline->placed_by == PlacedBy::kPublishedDate) return episode.baseline->place;
  return episode.baseline->days;
}

bool IsWithinReach(const EpisodeView& episode, const model::PartialDate& date) {
  if (episode.ended_by != nullptr && !episode.ended_by->place.has_value()) return false;
  if (IsAfterEnd(episode, date)) return false;
  if (episode.baseline == nullptr) return true;
  const auto fieldwork = FieldworkDays(episode);
  return fieldwork.has_value() &&
         (model::OrderOf(date, *fieldwork) == model::DateOrder::kAfter || IsNear(date, *fieldwork));
}

ChosenPoints ChoosePoints(const EpisodeView& episode, const std::vector<MeasurePoint>& points) {
  ChosenPoints chosen;
  ChooseBaseline(episode, points, chosen);
  ChooseLatest(episode, points, chosen);
  return chosen;
}

MeasureChange ChangeBetween(const EpisodeView& episode, const std::vector<MeasurePoint>& points,
                            const ChosenPoints& chosen, const reference::Measure* measure) {
  MeasureChange result;
  const bool two_points =
      chosen.baseline != nullptr && chosen.latest != nullptr && chosen.baseline != chosen.latest;
  result.area_changed = two_points && !CountSamePeople(episode, *chosen.baseline, *chosen.latest);
  const bool ordered = two_points && KnownBefore(episode, *chosen.baseline, *chosen.latest);
  if (ordered && !result.area_changed) {
    ComputeChange(episode, chosen, result);
    const double difference =
        chosen.latest->observation().value() - chosen.baseline->observation().value();
    SetDirection(DirectionOf(MovementBy(difference), measure), v1::BASIS_DERIVED, result);
    return result;
  }
  result.order_unknown = two_points && !ordered;
  SetDirection(StatedDirection(episode, points, chosen, measure), v1::BASIS_STATED, result);
  if (result.direction == v1::DIRECTION_UNSPECIFIED) {
    SetDirection(DirectionByBound(episode, points, chosen, measure), v1::BASIS_DERIVED, result);
  }
  return result;
}

}  // namespace waymark::query
