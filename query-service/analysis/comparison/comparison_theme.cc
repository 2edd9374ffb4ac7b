#include "query-service/analysis/comparison/comparison_theme.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "query-service/analysis/comparison/theme_at_visit.h"
#include "query-service/analysis/comparison/theme_row.h"
#include "query-service/analysis/theme/theme_trajectory.h"

namespace waymark::query {
namespace {

bool Speaks(const v1::Visit& visit, const std::string& theme) {
  return std::any_of(visit.findings().begin(), visit.findings().end(),
                     [&](const v1::Finding& finding) {
                       return std::find(finding.themes().begin(), finding.themes().end(), theme) !=
                              finding.themes().end();
                     });
}

// The last visit that stated a direction which counts now.
std::string DirectionVisit(const EpisodeView& view, const v1::ThemeTrajectory& trajectory) {
  std::string last;
  for (const v1::ThemePoint& point : trajectory.points()) {
    const DatedVisit* visit = FindVisit(view, point.visit().name());
    if (point.direction() != v1::DIRECTION_UNSPECIFIED && visit != nullptr &&
        GivesStateNow(view, *visit)) {
      last = point.visit().name();
    }
  }
  return last;
}

// The visit that gave what the row says: the standing, else the direction. Empty for neither.
std::string ValueVisit(const EpisodeView& view, const v1::ThemeTrajectory& trajectory) {
  if (trajectory.standing() != v1::STANDING_UNSPECIFIED) return trajectory.standing_visit();
  if (trajectory.direction() == v1::DIRECTION_UNSPECIFIED) return "";
  return DirectionVisit(view, trajectory);
}

// Whether `a` is to be shown rather than `b`.
bool Precedes(const EpisodeView& view, const v1::ThemeTrajectory& a, const v1::ThemeTrajectory& b) {
  const bool a_stands = a.standing() != v1::STANDING_UNSPECIFIED;
  const bool b_stands = b.standing() != v1::STANDING_UNSPECIFIED;
  if (a_stands != b_stands) return a_stands;
  const int place_a = PlaceOf(view, ValueVisit(view, a));
  const int place_b = PlaceOf(view, ValueVisit(view, b));
  if (place_a != place_b) return place_a > place_b;
  return a.standing() < b.standing();
}

const v1::ThemeTrajectory* Choose(const EpisodeView& view, const ThemeTrajectories& trajectories) {
  const v1::ThemeTrajectory* chosen = nullptr;
  for (const v1::ThemeTrajectory& trajectory : trajectories) {
    if (ValueVisit(view, trajectory).empty()) continue;
    if (chosen == nullptr || Precedes(view, trajectory, *chosen)) chosen = &trajectory;
  }
  return chosen;
}

// The points a row rests on: of the standing, of the direction at or after it, and of the standing
// a derived direction was compared with.
std::vector<const v1::ThemePoint*> RestsOn(const EpisodeView& view,
                                           const v1::ThemeTrajectory& trajectory) {
  std::vector<const v1::ThemePoint*> points;
  const std::string value_visit = ValueVisit(view, trajectory);
  const v1::ThemePoint* standing_before = nullptr;
  bool reached = false;
  for (const v1::ThemePoint& point : trajectory.points()) {
    const DatedVisit* visit = FindVisit(view, point.visit().name());
    if (visit == nullptr || !GivesStateNow(view, *visit)) continue;
    const bool is_value = point.visit().name() == value_visit;
    if (is_value && standing_before != nullptr &&
        trajectory.direction_basis() == v1::BASIS_DERIVED) {
      points.push_back(standing_before);
    }
    reached |= is_value;
    if (is_value || (reached && point.direction() != v1::DIRECTION_UNSPECIFIED)) {
      points.push_back(&point);
    }
    if (point.standing() != v1::STANDING_UNSPECIFIED) standing_before = &point;
  }
  return points;
}

// A visit and those after it.
std::vector<const DatedVisit*> VisitsFrom(const EpisodeView& view, const DatedVisit& visit) {
  std::vector<const DatedVisit*> visits = view.BaselineAndVisits();
  visits.erase(visits.begin(), std::find(visits.begin(), visits.end(), &visit));
  return visits;
}

// Visits that spoke of the theme and may have been over by then.
void NoteUncertain(const History& history, const std::string& theme, const Moment& moment,
                   v1::ComparisonRow& row) {
  std::vector<std::string> visits;
  for (const EpisodeView& episode : history.episodes()) {
    if (moment.episode != nullptr && moment.episode != &episode) continue;
    for (const DatedVisit* visit : episode.BaselineAndVisits()) {
      if (IsThereBy(moment, visit->days) == model::Membership::kPossible &&
          Speaks(visit->visit, theme)) {
        visits.push_back(visit->visit.name());
      }
    }
  }
  if (!visits.empty()) *row.add_notes() = PossiblyOverNote(std::move(visits));
}

}  // namespace

ComparisonOutcome CompareTheme(const reference::ReferenceData& reference, const History& history,
                               const v1::ThemeSubject& subject, const Moment& moment) {
  if (moment.visit != nullptr) return CompareThemeAtVisit(reference, history, subject, moment);
  ComparisonOutcome outcome;
  const auto& episodes = history.episodes();
  for (size_t i = episodes.size(); i-- > 0;) {
    if (!HasBegun(episodes[i], moment)) continue;
    const EpisodeView view = CertainPart(episodes[i], moment);
    const auto trajectories = BuildThemeTrajectories(reference, view, FilterFor(subject));
    const v1::ThemeTrajectory* chosen = Choose(view, trajectories);
    if (chosen == nullptr) continue;
    outcome.episode = &episodes[i];
    FillThemeRow(*chosen, RestsOn(view, *chosen), outcome.row.emplace());
    const DatedVisit* visit = FindVisit(view, ValueVisit(view, *chosen));
    if (visit->place.has_value()) outcome.date = visit->days;
    SetValueVisit(*visit, *outcome.row);
    NoteValueOfBaseline(episodes[i], *visit, *outcome.row);
    NoteVisitDate(reference, *visit, *outcome.row);
    NotePartialSources(VisitsFrom(view, *visit), *outcome.row);
    NoteUncertain(history, subject.theme(), moment, *outcome.row);
    FinishRow(history, moment, outcome);
    return outcome;
  }
  outcome.episode = EpisodeInForce(history, moment);
  outcome.exclusion = ExcludeFromTheme(reference, history, subject, moment);
  return outcome;
}

}  // namespace waymark::query
