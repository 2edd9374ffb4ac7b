#include "query-service/analysis/comparison/theme_at_visit.h"

#include <algorithm>
#include <string>
#include <vector>

#include "query-service/analysis/comparison/theme_row.h"
#include "query-service/analysis/theme/theme_trajectory.h"

namespace waymark::query {
namespace {

// What the visit says; null where it says nothing.
const v1::ThemePoint* PointOf(const v1::ThemeTrajectory& trajectory, const std::string& visit) {
  const auto& points = trajectory.points();
  const auto found = std::find_if(points.begin(), points.end(), [&](const v1::ThemePoint& point) {
    return point.visit().name() == visit;
  });
  return found == points.end() ? nullptr : &*found;
}

// Takes out what is not of the visit: what an earlier one states, and what was derived from it.
void KeepOwn(const v1::ThemePoint& point, v1::ThemeTrajectory& trajectory) {
  if (trajectory.standing_visit() == point.visit().name()) return;
  trajectory.set_standing(point.standing());
  trajectory.set_direction(point.direction());
  trajectory.set_direction_basis(
      point.direction() == v1::DIRECTION_UNSPECIFIED ? v1::BASIS_UNSPECIFIED : v1::BASIS_STATED);
  trajectory.clear_unresolved_since_visit();
  trajectory.clear_notes();
}

bool SaysSomething(const v1::ThemeTrajectory& trajectory) {
  return trajectory.standing() != v1::STANDING_UNSPECIFIED ||
         trajectory.direction() != v1::DIRECTION_UNSPECIFIED;
}

// Whether `a` is to be shown rather than `b`.
bool Precedes(const v1::ThemeTrajectory& a, const v1::ThemeTrajectory& b) {
  const bool a_stands = a.standing() != v1::STANDING_UNSPECIFIED;
  const bool b_stands = b.standing() != v1::STANDING_UNSPECIFIED;
  return a_stands != b_stands ? a_stands : a.standing() < b.standing();
}

// The points the row rests on: the visit's, and the one a derived direction was compared with.
std::vector<const v1::ThemePoint*> RestsOn(const EpisodeView& view, const std::string& visit,
                                           const v1::ThemeTrajectory& trajectory) {
  const v1::ThemePoint* before = nullptr;
  for (const v1::ThemePoint& point : trajectory.points()) {
    if (point.visit().name() == visit) break;
    const DatedVisit* dated = FindVisit(view, point.visit().name());
    if (point.standing() != v1::STANDING_UNSPECIFIED && dated != nullptr &&
        GivesStateNow(view, *dated)) {
      before = &point;
    }
  }
  std::vector<const v1::ThemePoint*> points;
  if (before != nullptr && trajectory.direction_basis() == v1::BASIS_DERIVED) {
    points.push_back(before);
  }
  points.push_back(PointOf(trajectory, visit));
  return points;
}

}  // namespace

ComparisonOutcome CompareThemeAtVisit(const reference::ReferenceData& reference,
                                      const History& history, const v1::ThemeSubject& subject,
                                      const Moment& moment) {
  const std::string& visit = moment.visit->visit.name();
  const EpisodeView view = UpTo(*moment.episode, *moment.visit);
  ThemeTrajectories trajectories = BuildThemeTrajectories(reference, view, FilterFor(subject));
  const v1::ThemeTrajectory* chosen = nullptr;
  for (v1::ThemeTrajectory& trajectory : trajectories) {
    const v1::ThemePoint* point = PointOf(trajectory, visit);
    if (point == nullptr) continue;
    KeepOwn(*point, trajectory);
    if (!SaysSomething(trajectory)) continue;
    if (chosen == nullptr || Precedes(trajectory, *chosen)) chosen = &trajectory;
  }
  ComparisonOutcome outcome;
  outcome.episode = moment.episode;
  if (chosen == nullptr) {
    outcome.exclusion = ExcludeFromTheme(reference, history, subject, moment);
    return outcome;
  }
  FillThemeRow(*chosen, RestsOn(view, visit, *chosen), outcome.row.emplace());
  if (moment.visit->place.has_value()) outcome.date = moment.visit->days;
  SetValueVisit(*moment.visit, *outcome.row);
  NoteVisitDate(reference, *moment.visit, *outcome.row);
  NotePartialSources({moment.visit}, *outcome.row);
  FinishRow(history, moment, outcome);
  return outcome;
}

}  // namespace waymark::query
