#include "query-service/analysis/theme/theme_trajectory.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "query-service/analysis/citation.h"
#include "query-service/analysis/data_note.h"
#include "query-service/analysis/reference_messages.h"
#include "query-service/analysis/theme/theme_state.h"

namespace waymark::query {
namespace {

// An entry's row in its file; unknown ones come after all.
template <typename Entry>
size_t RowOf(const std::vector<Entry>& entries, const Entry* entry) {
  return entry == nullptr ? entries.size() : static_cast<size_t>(entry - entries.data());
}

// What the reference data have of a theme in a service area; null where they have it not.
struct Entries {
  Entries(const reference::ReferenceData& reference, const ThemeKey& key)
      : theme(FindThemeByName(reference, key.theme)),
        service_area(FindServiceAreaByName(reference, key.service_area)) {}

  const reference::Theme* theme;
  const reference::ServiceArea* service_area;
};

// A theme in a service area on its way into an answer. The key and the points outlive it.
struct FoundTheme {
  FoundTheme(const reference::ReferenceData& reference, ThemePoints::value_type& of)
      : key(of.first), points(of.second), entries(reference, of.first) {}

  [[nodiscard]] auto Order(const reference::ReferenceData& reference) const {
    return std::make_tuple(RowOf(reference.themes(), entries.theme), std::string_view(key.theme),
                           RowOf(reference.service_areas(), entries.service_area),
                           std::string_view(key.service_area));
  }

  const ThemeKey& key;
  std::vector<DatedThemePoint>& points;
  Entries entries;
};

void NoteUnknown(const FoundTheme& found, v1::ThemeTrajectory& trajectory) {
  std::vector<std::string> unknown;
  if (found.entries.theme == nullptr) unknown.push_back(found.key.theme);
  if (found.entries.service_area == nullptr) unknown.push_back(found.key.service_area);
  if (unknown.empty()) return;
  *trajectory.add_notes() =
      MakeNote(v1::NOTE_REASON_UNKNOWN_REFERENCE,
               "Not in this service's reference data; shown as recorded.", std::move(unknown));
}

bool DirectionsDiffer(const DatedThemePoint& point) {
  return point.direction == v1::DIRECTION_MIXED;
}

bool RestsOnSecondHand(const DatedThemePoint& point) {
  return std::any_of(point.findings.begin(), point.findings.end(), [&](const FindingView* finding) {
    return SecondHand(point.visit->visit, finding->source_ids());
  });
}

// One note for all the points that are such.
void NotePoints(bool (*is_such)(const DatedThemePoint&), v1::NoteReason reason, const char* text,
                ShownTheme& theme) {
  std::vector<std::string> names;
  for (const DatedThemePoint& point : theme.points) {
    if (is_such(point)) names.push_back(point.visit->visit.name());
  }
  if (!names.empty()) *theme.state.add_notes() = MakeNote(reason, text, std::move(names));
}

void NoteShownPoints(ShownTheme& theme) {
  NotePoints(&StandingsDiffer, v1::NOTE_REASON_STANDINGS_DIFFER,
             "Statements of one visit differ in standing; the weakest was taken.", theme);
  NotePoints(&DirectionsDiffer, v1::NOTE_REASON_DIRECTIONS_DIFFER,
             "Statements of one visit differ in direction.", theme);
  NotePoints(&RestsOnSecondHand, v1::NOTE_REASON_SECOND_HAND,
             "Findings of these visits are known from other sources than the inspectorate's own "
             "letter or report.",
             theme);
}

// Fills in a theme as it is made.
void Show(const EpisodeView& episode, FoundTheme& found, const model::DayFilter& days,
          ShownTheme& shown) {
  if (found.entries.theme != nullptr) {
    *shown.state.mutable_theme() = ThemeMessage(*found.entries.theme);
  } else {
    shown.state.mutable_theme()->set_name(found.key.theme);
  }
  shown.state.set_service_area(found.key.service_area);
  NoteUnknown(found, shown.state);
  SetThemeState(episode, found.points, shown.state);
  std::erase_if(found.points, [&days](const DatedThemePoint& point) {
    return MembershipOf(*point.visit, days) == model::Membership::kOutside;
  });
  shown.points = std::move(found.points);
  NoteShownPoints(shown);
}

}  // namespace

std::vector<ShownTheme> FindThemes(const reference::ReferenceData& reference,
                                   const EpisodeView& episode, const ProgressFilter& filter) {
  ThemePoints points = CollectThemePoints(episode, filter.themes);
  std::vector<FoundTheme> found;
  found.reserve(points.size());
  for (auto& entry : points) {
    if (WantsServiceArea(reference, filter.service_areas, entry.first.service_area)) {
      found.emplace_back(reference, entry);
    }
  }
  std::vector<FoundTheme*> ordered;
  ordered.reserve(found.size());
  for (FoundTheme& one : found) ordered.push_back(&one);
  std::sort(ordered.begin(), ordered.end(), [&](const FoundTheme* a, const FoundTheme* b) {
    return a->Order(reference) < b->Order(reference);
  });
  std::vector<ShownTheme> themes;
  themes.reserve(ordered.size());
  for (FoundTheme* one : ordered) {
    Show(episode, *one, filter.days, themes.emplace_back());
    if (themes.back().points.empty()) themes.pop_back();
  }
  return themes;
}

std::vector<v1::ThemeTrajectory> BuildThemeTrajectories(const reference::ReferenceData& reference,
                                                        const EpisodeView& episode,
                                                        const ProgressFilter& filter) {
  std::vector<v1::ThemeTrajectory> trajectories;
  for (ShownTheme& theme : FindThemes(reference, episode, filter)) {
    for (const DatedThemePoint& point : theme.points) {
      *theme.state.add_points() = PointMessage(point);
    }
    trajectories.push_back(std::move(theme.state));
  }
  return trajectories;
}

}  // namespace waymark::query
