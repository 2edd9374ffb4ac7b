#include "query-service/analysis/measure/measure_trajectory.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "common/model/date_order.h"
#include "query-service/analysis/data_note.h"
#include "query-service/analysis/measure/measure_notes.h"
#include "query-service/analysis/reference_messages.h"

namespace waymark::query {
namespace {

// A series as an answer shows it. Points into the observations of the episode and into itself, and
// may be moved.
struct ShownMeasure {
  ShownMeasure() = default;
  ShownMeasure(ShownMeasure&&) = default;
  ShownMeasure& operator=(ShownMeasure&&) = default;

  v1::MeasureTrajectory state;             // all but its points and what is chosen of them
  MeasureSeries there;                     // what of it was there, where a last day is asked for
  const MeasurePoint* baseline = nullptr;  // of these or of all; may be null
  const MeasurePoint* latest = nullptr;    // likewise
  std::vector<const MeasurePoint*> points;
  std::vector<const MeasurePoint*> targets;
};

// Points of a series, which has them, that a question about certain days shows, and the visits of
// those that may lie outside them.
struct ShownPoints {
  std::vector<const MeasurePoint*> points;
  std::vector<std::string> possible;
};

model::Membership MembershipOfPoint(const MeasurePoint& point, const model::DayFilter& days) {
  return point.days.has_value() ? model::MembershipOf(*point.days, days)
                                : model::Membership::kPossible;
}

// A target is there from the visit that set it, and as long as its own day is not past.
model::Membership MembershipOfTarget(const MeasurePoint& target, const model::DayFilter& days) {
  model::Membership set = model::Membership::kOutside;
  for (const Reading& reading : target.readings) {
    set = std::max(set, MembershipOf(*reading.visit, {.from = std::nullopt, .to = days.to}));
  }
  if (!days.from.has_value()) return set;
  return std::min(set, MembershipOfPoint(target, {.from = days.from, .to = std::nullopt}));
}

using MembershipRule = model::Membership (*)(const MeasurePoint&, const model::DayFilter&);

// Adds the point where it is shown; it outlives `shown`.
void Show(const MeasurePoint& point, const model::DayFilter& days, MembershipRule membership_of,
          ShownPoints& shown) {
  const bool bounded = days.from.has_value() || days.to.has_value();
  const model::Membership membership = membership_of(point, days);
  if (bounded && membership == model::Membership::kOutside) return;
  if (bounded && membership == model::Membership::kPossible) {
    for (std::string& visit : point.visits()) shown.possible.push_back(std::move(visit));
  }
  shown.points.push_back(&point);
}

ShownPoints Show(const std::vector<MeasurePoint>& points, const model::DayFilter& days,
                 MembershipRule membership_of) {
  ShownPoints shown;
  for (const MeasurePoint& point : points) Show(point, days, membership_of, shown);
  return shown;
}

std::vector<std::string> Distinct(std::vector<std::string> names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

void NotePossible(std::vector<std::string> visits, v1::MeasureTrajectory& trajectory) {
  if (visits.empty()) return;
  *trajectory.add_notes() =
      MakeNote(v1::NOTE_REASON_POSSIBLE,
               "Values of these visits may lie outside the dates asked for; those that may be "
               "later are not used to calculate with.",
               Distinct(std::move(visits)));
}

void AddPoints(const MeasureSeries& series, const model::DayFilter& days, ShownMeasure& measure) {
  ShownPoints points = Show(series.points, days, &MembershipOfPoint);
  ShownPoints targets = Show(series.targets, days, &MembershipOfTarget);
  measure.points = std::move(points.points);
  measure.targets = std::move(targets.points);
  points.possible.insert(points.possible.end(), targets.possible.begin(), targets.possible.end());
  NotePossible(std::move(points.possible), measure.state);
}

bool RivalsAWanted(const MeasurePoint& point, const std::vector<std::string>& measures) {
  return std::any_of(point.rivals.begin(), point.rivals.end(), [&](const Reading& rival) {
    return Wants(measures, rival.observation->measure());
  });
}

// Whether an answer about these measures has the series.
bool IsWanted(const MeasureSeries& series, const std::vector<std::string>& measures) {
  return Wants(measures, series.key.measure) ||
         std::any_of(series.points.begin(), series.points.end(),
                     [&](const MeasurePoint& point) { return RivalsAWanted(point, measures); });
}

ShownPoints ShowUnlisted(const EpisodeObservations& all, const ProgressFilter& filter) {
  ShownPoints shown;
  for (const MeasurePoint& point : all.unlisted) {
    if (!filter.measures.empty() && !RivalsAWanted(point, filter.measures)) continue;
    const bool is_target = point.observation().kind() == v1::OBSERVATION_KIND_TARGET ||
                           point.observation().kind() == v1::OBSERVATION_KIND_FORECAST;
    Show(point, filter.days, is_target ? &MembershipOfTarget : &MembershipOfPoint, shown);
  }
  return shown;
}

void SetChange(const MeasureChange& change, v1::MeasureTrajectory& trajectory) {
  if (change.change.has_value()) trajectory.set_change(*change.change);
  if (change.relative_change.has_value()) trajectory.set_relative_change(*change.relative_change);
  if (change.per_month.has_value()) *trajectory.mutable_change_per_month() = *change.per_month;
  if (change.per_month_since_publication.has_value()) {
    *trajectory.mutable_change_per_month_since_publication() = *change.per_month_since_publication;
  }
  if (change.per_month_since_fieldwork.has_value()) {
    *trajectory.mutable_change_per_month_since_fieldwork() = *change.per_month_since_fieldwork;
  }
  trajectory.set_direction(change.direction);
  trajectory.set_direction_basis(change.basis);
}

void SetKey(const SeriesKey& key, const reference::Measure* measure,
            v1::MeasureTrajectory& trajectory) {
  if (measure != nullptr) {
    *trajectory.mutable_measure() = MeasureMessage(*measure);
  } else {
    trajectory.mutable_measure()->set_name(key.measure);
  }
  trajectory.set_cohort(key.cohort);
  trajectory.set_basis(key.basis);
  trajectory.set_definition(key.definition);
}

// One series, but for its points and targets.
void Conclude(const reference::ReferenceData& reference, const EpisodeView& episode,
              const EpisodeObservations& all, const MeasureSeries& series, ShownMeasure& measure) {
  const ChosenPoints chosen = ChoosePoints(episode, series.points);
  measure.state = ConcludeOnSeries(reference, episode, all, series, chosen);
  SetKey(series.key, FindMeasureByName(reference, series.key.measure), measure.state);
  measure.baseline = chosen.baseline;
  measure.latest = chosen.latest;
}

std::vector<ShownMeasure> FindMeasures(const reference::ReferenceData& reference,
                                       const EpisodeView& episode, const EpisodeObservations& all,
                                       const ProgressFilter& filter) {
  std::vector<ShownMeasure> measures;
  measures.reserve(all.series.size());
  for (const MeasureSeries& series : all.series) {
    if (!IsWanted(series, filter.measures)) continue;
    ShownMeasure& measure = measures.emplace_back();
    if (filter.days.to.has_value()) {
      measure.there = PartBy(series, filter.days.to).there;
      Conclude(reference, episode, all, measure.there, measure);
    } else {
      Conclude(reference, episode, all, series, measure);
    }
    AddPoints(series, filter.days, measure);
    if (measure.points.empty() && measure.targets.empty()) measures.pop_back();
  }
  return measures;
}

}  // namespace

v1::MeasureTrajectory ConcludeOnSeries(const reference::ReferenceData& reference,
                                       const EpisodeView& episode, const EpisodeObservations& all,
                                       const MeasureSeries& series, const ChosenPoints& chosen) {
  const reference::Measure* measure = FindMeasureByName(reference, series.key.measure);
  const MeasureChange change = ChangeBetween(episode, series.points, chosen, measure);
  v1::MeasureTrajectory conclusions;
  SetChange(change, conclusions);
  for (v1::DataNote& note : NotesOnSeries(reference, episode, all, series, chosen, change)) {
    *conclusions.add_notes() = std::move(note);
  }
  return conclusions;
}

std::vector<v1::MeasureTrajectory> BuildMeasureTrajectories(
    const reference::ReferenceData& reference, const EpisodeView& episode,
    const EpisodeObservations& all, const ProgressFilter& filter) {
  std::vector<v1::MeasureTrajectory> trajectories;
  for (ShownMeasure& measure : FindMeasures(reference, episode, all, filter)) {
    v1::MeasureTrajectory& trajectory = trajectories.emplace_back(std::move(measure.state));
    if (measure.baseline != nullptr) {
      *trajectory.mutable_baseline() = PointMessage(*measure.baseline);
    }
    if (measure.latest != nullptr) *trajectory.mutable_latest() = PointMessage(*measure.latest);
    for (const MeasurePoint* point : measure.points) {
      *trajectory.add_points() = PointMessage(*point);
    }
    for (const MeasurePoint* point : measure.targets) {
      *trajectory.add_targets() = PointMessage(*point);
    }
  }
  return trajectories;
}

std::vector<v1::ObservationPoint> BuildUnlistedObservations(const EpisodeObservations& all,
                                                            const ProgressFilter& filter) {
  std::vector<v1::ObservationPoint> messages;
  for (const MeasurePoint* point : ShowUnlisted(all, filter).points) {
    messages.push_back(PointMessage(*point));
  }
  return messages;
}

std::vector<v1::DataNote> NotesOnUnlisted(const EpisodeObservations& all,
                                          const ProgressFilter& filter) {
  ShownPoints shown = ShowUnlisted(all, filter);
  std::vector<v1::DataNote> notes;
  for (const MeasurePoint* point : shown.points) NoteRivals(*point, /*measure=*/nullptr, notes);
  if (!shown.possible.empty()) {
    notes.push_back(MakeNote(v1::NOTE_REASON_POSSIBLE,
                             "Observations of these visits may lie outside the dates asked for.",
                             Distinct(std::move(shown.possible))));
  }
  for (v1::DataNote& note : notes) note.set_field("unlisted_observations");
  return notes;
}

}  // namespace waymark::query
