#include "query-service/analysis/comparison/theme_row.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/citation.h"
#include "query-service/analysis/data_note.h"
#include "query-service/analysis/theme/theme_trajectory.h"

namespace waymark::query {
namespace {

bool StatesSomething(const v1::ThemePoint& point) {
  return point.standing() != v1::STANDING_UNSPECIFIED ||
         point.direction() != v1::DIRECTION_UNSPECIFIED;
}

// Every point on the theme that counts: of the moment's visit or episode, else of all episodes.
std::vector<v1::ThemePoint> PointsInQuestion(const reference::ReferenceData& reference,
                                             const History& history,
                                             const v1::ThemeSubject& subject,
                                             const Moment& moment) {
  std::vector<v1::ThemePoint> points;
  for (const EpisodeView& episode : history.episodes()) {
    if (moment.episode != nullptr && moment.episode != &episode) continue;
    for (auto& trajectory : BuildThemeTrajectories(reference, episode, FilterFor(subject))) {
      for (v1::ThemePoint& point : *trajectory.mutable_points()) {
        const bool counts =
            moment.visit == nullptr || point.visit().name() == moment.visit->visit.name();
        if (counts) points.push_back(std::move(point));
      }
    }
  }
  return points;
}

void ShowFindings(const std::vector<v1::ThemePoint>& points, v1::Exclusion& exclusion) {
  for (const v1::ThemePoint& point : points) {
    for (const auto* findings : {&point.findings(), &point.other_findings()}) {
      for (const v1::ReportedFinding& finding : *findings) {
        if (exclusion.findings_size() == kMaxExcludedShown) return;
        *exclusion.add_findings() = finding;
      }
    }
  }
}

// Whether a visit that counts is known from partial sources only.
bool RestsOnPartialSources(const History& history, const Moment& moment) {
  if (moment.visit != nullptr) return AllSourcesPartial(moment.visit->visit);
  const auto& episodes = history.episodes();
  return std::any_of(episodes.begin(), episodes.end(), [&](const EpisodeView& episode) {
    if (moment.episode != nullptr && moment.episode != &episode) return false;
    const std::vector<const DatedVisit*> visits = episode.BaselineAndVisits();
    return std::any_of(visits.begin(), visits.end(),
                       [](const DatedVisit* visit) { return AllSourcesPartial(visit->visit); });
  });
}

std::string NothingOnTheme(const Moment& moment) {
  if (moment.visit != nullptr) {
    return absl::StrCat("Nothing is recorded on this theme at ", moment.text, ", ",
                        moment.visit->visit.name(), ".");
  }
  return moment.episode != nullptr ? "Nothing is recorded on this theme in the episode compared."
                                   : "Nothing is recorded on this theme.";
}

}  // namespace

ProgressFilter FilterFor(const v1::ThemeSubject& subject) {
  ProgressFilter filter;
  filter.themes.push_back(subject.theme());
  if (!subject.service_area().empty()) filter.service_areas.push_back(subject.service_area());
  return filter;
}

int PlaceOf(const EpisodeView& view, const std::string& visit) {
  const std::vector<const DatedVisit*> visits = view.BaselineAndVisits();
  const auto found = std::find_if(visits.begin(), visits.end(), [&](const DatedVisit* one) {
    return one->visit.name() == visit;
  });
  return found == visits.end() ? -1 : static_cast<int>(found - visits.begin());
}

const DatedVisit* FindVisit(const EpisodeView& view, const std::string& name) {
  const int place = PlaceOf(view, name);
  return place < 0 ? nullptr : view.BaselineAndVisits()[static_cast<std::size_t>(place)];
}

void FillThemeRow(const v1::ThemeTrajectory& trajectory,
                  const std::vector<const v1::ThemePoint*>& rests_on, v1::ComparisonRow& row) {
  row.set_standing(trajectory.standing());
  row.set_direction(trajectory.direction());
  row.set_direction_basis(trajectory.direction_basis());
  row.set_service_area(trajectory.service_area());
  row.set_unresolved_since_visit(trajectory.unresolved_since_visit());
  *row.mutable_notes() = trajectory.notes();
  for (const v1::ThemePoint* point : rests_on) {
    row.add_visits(point->visit().name());
    for (const v1::ReportedFinding& finding : point->findings()) *row.add_findings() = finding;
  }
  row.add_visits(trajectory.unresolved_since_visit());
}

void NoteValueOfBaseline(const EpisodeView& episode, const DatedVisit& visit,
                         v1::ComparisonRow& row) {
  if (&visit != episode.baseline) return;
  *row.add_notes() = MakeNote(v1::NOTE_REASON_VALUE_OF_BASELINE,
                              row.standing() != v1::STANDING_UNSPECIFIED
                                  ? "The standing is the baseline inspection's own; none stated "
                                    "since is known."
                                  : "The direction is the baseline inspection's own; nothing "
                                    "stated since is known.",
                              {visit.visit.name()});
}

void NotePartialSources(const std::vector<const DatedVisit*>& visits, v1::ComparisonRow& row) {
  std::vector<std::string> names;
  for (const DatedVisit* visit : visits) {
    if (AllSourcesPartial(visit->visit)) names.push_back(visit->visit.name());
  }
  if (names.empty()) return;
  *row.add_notes() = MakeNote(v1::NOTE_REASON_PARTIAL_SOURCES,
                              "Every source of these visits is partial: what they found on the "
                              "theme may not be all.",
                              std::move(names));
}

v1::Exclusion ExcludeFromTheme(const reference::ReferenceData& reference, const History& history,
                               const v1::ThemeSubject& subject, const Moment& moment) {
  if (history.empty()) return ExcludeWithoutVisits(history);
  const std::vector<v1::ThemePoint> points = PointsInQuestion(reference, history, subject, moment);
  v1::Exclusion exclusion;
  if (std::any_of(points.begin(), points.end(), &StatesSomething)) {
    exclusion = MakeExclusion(
        history, v1::EXCLUSION_REASON_NOT_YET_REACHED,
        moment.is_bounded ? absl::StrCat("Nothing is certainly of ", moment.text, " or before.")
                          : "No source dates the visits, so which is the latest is not known.");
  } else {
    exclusion =
        MakeExclusion(history, v1::EXCLUSION_REASON_NO_FINDING,
                      points.empty() ? NothingOnTheme(moment)
                                     : "What is recorded states no standing or direction of "
                                       "the authority by the inspectorate.");
  }
  if (RestsOnPartialSources(history, moment)) {
    absl::StrAppend(exclusion.mutable_text(),
                    " Visits are known from partial sources only, so that this proves nothing.");
  }
  ShowFindings(points, exclusion);
  return exclusion;
}

}  // namespace waymark::query
