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

// The key is looked at as long as the order is.
auto OrderOf(const reference::ReferenceData& reference, const ThemeKey& key) {
  return std::make_tuple(
      RowOf(reference.themes(), FindThemeByName(reference, key.theme)), std::string_view(key.theme),
      RowOf(reference.service_areas(), FindServiceAreaByName(reference, key.service_area)),
      std::string_view(key.service_area));
}

void NoteUnknown(const reference::ReferenceData& reference, const ThemeKey& key,
                 v1::ThemeTrajectory& trajectory) {
  std::vector<std::string> unknown;
  if (FindThemeByName(reference, key.theme) == nullptr) unknown.push_back(key.theme);
  if (FindServiceAreaByName(reference, key.service_area) == nullptr)
    unknown.push_back(key.service_area);
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

ShownTheme MakeTheme(const reference::ReferenceData& reference, const EpisodeView& episode,
                     const ThemeKey& key, std::vector<DatedThemePoint> points,
                     const model::DayFilter& days) {
  ShownTheme shown;
  const reference::Theme* theme = FindThemeByName(reference, key.theme);
  if (theme != nullptr) {
    *shown.state.mutable_theme() = ThemeMessage(*theme);
  } else {
    shown.state.mutable_theme()->set_name(key.theme);
  }
  shown.state.set_service_area(key.service_area);
  NoteUnknown(reference, key, shown.state);
  SetThemeState(episode, points, shown.state);
  std::erase_if(points, [&days](const DatedThemePoint& point) {
    return MembershipOf(*point.visit, days) == model::Membership::kOutside;
  });
  shown.points = std::move(points);
  NoteShownPoints(shown);
  return shown;
}

}  // namespace

std::vector<ShownTheme> FindThemes(const reference::ReferenceData& reference,
                                   const EpisodeView& episode, const ProgressFilter& filter) {
  ThemePoints points = CollectThemePoints(episode, filter.themes);
  using Order = decltype(OrderOf(reference, {}));
  std::vector<std::pair<Order, ThemePoints::value_type*>> entries;
  for (auto& entry : points) {
    if (WantsServiceArea(reference, filter.service_areas, entry.first.service_area)) {
      entries.emplace_back(OrderOf(reference, entry.first), &entry);
    }
  }
  std::sort(entries.begin(), entries.end());
  std::vector<ShownTheme> themes;
  for (const auto& [order, entry] : entries) {
    ShownTheme theme =
        MakeTheme(reference, episode, entry->first, std::move(entry->second), filter.days);
    if (!theme.points.empty()) themes.push_back(std::move(theme));
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
