#include "query-service/analysis/measure/measure_point.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

#include "common/model/date_order.h"
#include "common/model/day_text.h"
#include "query-service/analysis/citation.h"
#include "query-service/analysis/measure/measure_value.h"

namespace waymark::query {
namespace {

const DatedVisit* EventOf(const Reading& reading) {
  switch (reading.observation->as_of_event()) {
    case v1::AS_OF_EVENT_BASELINE:
      return reading.visit->follows;
    case v1::AS_OF_EVENT_PREVIOUS_VISIT:
      return reading.visit->before;
    default:
      return reading.visit;
  }
}

bool IsOf(const EpisodeView& episode, const DatedVisit* event) {
  return event == episode.baseline ||
         std::find(episode.visits.begin(), episode.visits.end(), event) != episode.visits.end();
}

// Whether the event comes after the inspection that ended the episode, by what it follows: its days
// may not show it.
bool FollowsEnd(const EpisodeView& episode, const DatedVisit& event) {
  for (const DatedVisit* before = event.follows; before != nullptr; before = before->follows) {
    if (before == episode.followed_by) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> MeasurePoint::visits() const {
  std::vector<std::string> names;
  for (const Reading& reading : readings) {
    const std::string& name = reading.visit->visit.name();
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

MeasurePoint MakePoint(const EpisodeView& episode, const Reading& reading) {
  MeasurePoint point;
  point.readings.push_back(reading);
  if (!reading.observation->as_of_date().empty()) {
    point.date = ReadDate(reading.observation->as_of_date());
    point.days = point.date;
    return point;
  }
  const DatedVisit* event = EventOf(reading);
  if (event == nullptr || FollowsEnd(episode, *event)) return point;
  point.any_event = event;
  if (IsOf(episode, event)) point.event = event;
  point.days = event->days;
  if (event->place.has_value()) point.date = event->days;
  return point;
}

bool CountSamePeople(const EpisodeView& episode, const MeasurePoint& a, const MeasurePoint& b) {
  return CountSamePeople(episode, *a.readings.front().visit, *b.readings.front().visit);
}

bool AreOfOneDate(const MeasurePoint& a, const MeasurePoint& b) {
  if (a.event != nullptr && a.event == b.event) return true;
  if (!a.date.has_value() || !b.date.has_value()) return false;
  const bool two_events = a.event != nullptr && b.event != nullptr;
  return model::CoverSameDays(*a.date, *b.date) && (!two_events || a.date->is_day());
}

bool KnownBefore(const EpisodeView& episode, const MeasurePoint& a, const MeasurePoint& b) {
  if (a.date.has_value() && b.date.has_value()) {
    const model::DateOrder order = model::OrderOf(*a.date, *b.date);
    if (order != model::DateOrder::kOverlap) return order == model::DateOrder::kBefore;
  }
  if (b.any_event == nullptr || b.any_event == episode.baseline || b.any_event == a.any_event) {
    return false;
  }
  const bool b_follows = b.event != nullptr;
  if (a.any_event != nullptr) return b_follows && a.event == episode.baseline;
  return std::all_of(a.readings.begin(), a.readings.end(), [&](const Reading& reading) {
    return reading.visit == b.any_event || (b_follows && reading.visit == episode.baseline);
  });
}

bool IsInspectorates(const MeasurePoint& point) {
  return std::any_of(point.readings.begin(), point.readings.end(), [](const Reading& reading) {
    return reading.observation->speaker() == v1::SPEAKER_INSPECTORATE;
  });
}

bool IsUsable(const MeasurePoint& point) {
  if (!IsNumeric(point.observation())) return false;
  return !point.disputed() || (IsInspectorates(point) && !point.against_inspectorate);
}

PointSources SourcesOf(const MeasurePoint& point) {
  PointSources sources;
  for (const Reading& reading : point.readings) {
    for (const v1::Source* source :
         SourcesOf(reading.visit->visit, reading.observation->source_ids())) {
      const bool known = std::any_of(sources.begin(), sources.end(), [&](const v1::Source* other) {
        // Most differ in what takes little to compare.
        return other->id() == source->id() &&
               other->SerializeAsString() == source->SerializeAsString();
      });
      if (!known) sources.push_back(source);
    }
  }
  return sources;
}

bool IsSecondHand(const MeasurePoint& point) {
  return std::all_of(point.readings.begin(), point.readings.end(), [](const Reading& reading) {
    return SecondHand(reading.visit->visit, reading.observation->source_ids());
  });
}

v1::ObservationPoint PointMessage(const MeasurePoint& point) {
  v1::ObservationPoint message;
  *message.mutable_observation() = point.observation();
  message.set_visit(point.readings.front().visit->visit.name());
  if (point.days.has_value()) {
    message.set_earliest_date(model::DayText(point.days->first()));
    message.set_latest_date(model::DayText(point.days->last()));
  }
  message.set_disputed(point.disputed());
  message.set_second_hand(IsSecondHand(point));
  for (const v1::Source* source : SourcesOf(point)) *message.add_sources() = *source;
  return message;
}

std::string WhenText(const MeasurePoint& point) {
  if (point.date.has_value()) return point.date->ToString();
  return absl::StrCat("undated, from ", point.readings.front().visit->visit.name());
}

}  // namespace waymark::query
