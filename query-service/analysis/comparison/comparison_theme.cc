#include "query-service/analysis/comparison/comparison_theme.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/comparison/comparison_exclusion.h"
#include "query-service/analysis/data_note.h"
#include "query-service/analysis/theme_trajectory.h"
#include "query-service/analysis/visit_notes.h"

namespace waymark::query {
namespace {

using Trajectories = std::vector<v1::ThemeTrajectory>;

ProgressFilter FilterFor(const v1::ThemeSubject& subject) {
  ProgressFilter filter;
  filter.themes.push_back(subject.theme());
  if (!subject.service_area().empty()) filter.service_areas.push_back(subject.service_area());
  return filter;
}

// The episode without the visits that were not certainly over by then.
EpisodeView CertainPart(const EpisodeView& episode, const Alignment& alignment) {
  EpisodeView view = alignment.has_value() ? AsOf(episode, *alignment) : episode;
  std::erase_if(view.visits, [&](const DatedVisit* visit) {
    return IsThereBy(alignment, visit->days) != model::Membership::kCertain;
  });
  return view;
}

bool Speaks(const v1::Visit& visit, const std::string& theme) {
  return std::any_of(visit.findings().begin(), visit.findings().end(),
                     [&](const v1::Finding& finding) {
                       return std::find(finding.themes().begin(), finding.themes().end(), theme) !=
                              finding.themes().end();
                     });
}

// Where a visit stands among those of an episode, the baseline first; -1 for no name.
int PlaceOf(const EpisodeView& view, const std::string& visit) {
  const std::vector<const DatedVisit*> visits = view.BaselineAndVisits();
  const auto found = std::find_if(visits.begin(), visits.end(), [&](const DatedVisit* one) {
    return one->visit.name() == visit;
  });
  return found == visits.end() ? -1 : static_cast<int>(found - visits.begin());
}

const DatedVisit* FindVisit(const EpisodeView& view, const std::string& name) {
  const int place = PlaceOf(view, name);
  return place < 0 ? nullptr : view.BaselineAndVisits()[static_cast<size_t>(place)];
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

const v1::ThemeTrajectory* Choose(const EpisodeView& view, const Trajectories& trajectories) {
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

void FillRow(const EpisodeView& view, const v1::ThemeTrajectory& trajectory,
             v1::ComparisonRow& row) {
  row.set_standing(trajectory.standing());
  row.set_direction(trajectory.direction());
  row.set_direction_basis(trajectory.direction_basis());
  row.set_service_area(trajectory.service_area());
  row.set_unresolved_since_visit(trajectory.unresolved_since_visit());
  *row.mutable_notes() = trajectory.notes();
  for (const v1::ThemePoint* point : RestsOn(view, trajectory)) {
    row.add_visits(point->visit().name());
    for (const v1::ReportedFinding& finding : point->findings()) *row.add_findings() = finding;
  }
  row.add_visits(trajectory.unresolved_since_visit());
}

void SetValueVisit(const EpisodeView& episode, const DatedVisit& visit, v1::ComparisonRow& row) {
  row.set_value_visit(visit.visit.name());
  row.set_value_date(RecordedDate(visit));
  if (&visit != episode.baseline) return;
  *row.add_notes() = MakeNote(v1::NOTE_REASON_VALUE_OF_BASELINE,
                              row.standing() != v1::STANDING_UNSPECIFIED
                                  ? "The standing is the baseline inspection's own; none stated "
                                    "since is known."
                                  : "The direction is the baseline inspection's own; nothing "
                                    "stated since is known.",
                              {visit.visit.name()});
}

// How the visit behind the value was placed, where no source gives its first day.
void NoteVisitDate(const reference::ReferenceData& reference, const DatedVisit& visit,
                   v1::ComparisonRow& row) {
  for (v1::DataNote& note : NotesOnVisit(reference, visit, "")) {
    if (note.reason() == v1::NOTE_REASON_VISIT_DATE_UNKNOWN) *row.add_notes() = std::move(note);
  }
}

// Visits that spoke of the theme and may have been over by then.
void NoteUncertain(const History& history, const std::string& theme, const Alignment& alignment,
                   v1::ComparisonRow& row) {
  std::vector<std::string> visits;
  for (const EpisodeView& episode : history.episodes()) {
    for (const DatedVisit* visit : episode.BaselineAndVisits()) {
      if (IsThereBy(alignment, visit->days) == model::Membership::kPossible &&
          Speaks(visit->visit, theme)) {
        visits.push_back(visit->visit.name());
      }
    }
  }
  if (visits.empty()) return;
  *row.add_notes() =
      MakeNote(v1::NOTE_REASON_POSSIBLE, "These visits may have been over by that date; not used.",
               std::move(visits));
}

void ShowFindings(const Trajectories& trajectories, v1::Exclusion& exclusion) {
  for (const v1::ThemeTrajectory& trajectory : trajectories) {
    for (const v1::ThemePoint& point : trajectory.points()) {
      for (const auto* findings : {&point.findings(), &point.other_findings()}) {
        for (const v1::ReportedFinding& finding : *findings) {
          if (exclusion.findings_size() == kMaxExcludedShown) return;
          *exclusion.add_findings() = finding;
        }
      }
    }
  }
}

bool StatesAnything(const Trajectories& trajectories) {
  return std::any_of(trajectories.begin(), trajectories.end(),
                     [](const v1::ThemeTrajectory& trajectory) {
                       return std::any_of(trajectory.points().begin(), trajectory.points().end(),
                                          [](const v1::ThemePoint& point) {
                                            return point.standing() != v1::STANDING_UNSPECIFIED ||
                                                   point.direction() != v1::DIRECTION_UNSPECIFIED;
                                          });
                     });
}

v1::Exclusion ExcludeFromTheme(const reference::ReferenceData& reference, const History& history,
                               const v1::ThemeSubject& subject, const Alignment& alignment) {
  if (history.empty()) return ExcludeWithoutVisits(reference, history);
  Trajectories all;
  for (const EpisodeView& episode : history.episodes()) {
    for (auto& trajectory : BuildThemeTrajectories(reference, episode, FilterFor(subject))) {
      all.push_back(std::move(trajectory));
    }
  }
  v1::Exclusion exclusion;
  if (StatesAnything(all)) {
    exclusion = MakeExclusion(
        reference, history, v1::EXCLUSION_REASON_NOT_YET_REACHED,
        alignment.has_value()
            ? absl::StrCat("Nothing is certainly of ", alignment->ToString(), " or before.")
            : "No source dates the visits, so which is the latest is not known.");
  } else {
    exclusion = MakeExclusion(reference, history, v1::EXCLUSION_REASON_NO_FINDING,
                              all.empty() ? "Nothing is recorded on this theme."
                                          : "What is recorded states no standing or direction of "
                                            "the authority by the inspectorate.");
  }
  ShowFindings(all, exclusion);
  return exclusion;
}

}  // namespace

ComparisonOutcome CompareTheme(const reference::ReferenceData& reference, const History& history,
                               const v1::ThemeSubject& subject, const Alignment& alignment) {
  ComparisonOutcome outcome;
  const auto& episodes = history.episodes();
  for (size_t i = episodes.size(); i-- > 0;) {
    if (!HasBegun(episodes[i], alignment)) continue;
    const EpisodeView view = CertainPart(episodes[i], alignment);
    const Trajectories trajectories = BuildThemeTrajectories(reference, view, FilterFor(subject));
    const v1::ThemeTrajectory* chosen = Choose(view, trajectories);
    if (chosen == nullptr) continue;
    outcome.episode = &episodes[i];
    FillRow(view, *chosen, outcome.row.emplace());
    const DatedVisit* visit = FindVisit(view, ValueVisit(view, *chosen));
    if (visit->place.has_value()) outcome.date = visit->days;
    SetValueVisit(view, *visit, *outcome.row);
    NoteVisitDate(reference, *visit, *outcome.row);
    NoteUncertain(history, subject.theme(), alignment, *outcome.row);
    FinishRow(reference, history, alignment, outcome);
    return outcome;
  }
  outcome.episode = EpisodeInForce(history, alignment);
  outcome.exclusion = ExcludeFromTheme(reference, history, subject, alignment);
  return outcome;
}

}  // namespace waymark::query
