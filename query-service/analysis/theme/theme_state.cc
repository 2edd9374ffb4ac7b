#include "query-service/analysis/theme/theme_state.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "absl/container/inlined_vector.h"

#include "common/model/date_order.h"
#include "query-service/analysis/data_note.h"

namespace waymark::query {
namespace {

// Of most episodes none has to be allocated.
using Points = absl::InlinedVector<const DatedThemePoint*, 16>;

const std::string& VisitName(const DatedThemePoint& dated) { return dated.visit->visit.name(); }

bool HasStatedStanding(const DatedThemePoint* dated) {
  return dated->standing != v1::STANDING_UNSPECIFIED;
}

bool HasStatedDirection(const DatedThemePoint* dated) {
  return dated->direction != v1::DIRECTION_UNSPECIFIED;
}

bool IsUnresolved(const DatedThemePoint* dated) {
  return dated->standing == v1::STANDING_WEAK || dated->standing == v1::STANDING_INCONSISTENT;
}

template <typename Predicate>
Points PointsThat(const std::vector<DatedThemePoint>& points, Predicate predicate) {
  Points matching;
  for (const DatedThemePoint& dated : points) {
    if (predicate(&dated)) matching.push_back(&dated);
  }
  return matching;
}

void AddNote(v1::NoteReason reason, std::string text, std::vector<std::string> names,
             v1::ThemeTrajectory& trajectory) {
  *trajectory.add_notes() = MakeNote(reason, std::move(text), std::move(names));
}

void SetStanding(const DatedThemePoint& now, v1::ThemeTrajectory& trajectory) {
  trajectory.set_standing(now.standing);
  trajectory.set_standing_visit(VisitName(now));
  trajectory.set_standing_date(RecordedDate(*now.visit));
}

// `ordered`: points whose place is known, up to and including the standing now.
void SetUnresolvedSince(const Points& ordered, v1::ThemeTrajectory& trajectory) {
  const DatedThemePoint* since = nullptr;
  for (const DatedThemePoint* dated : ordered) {
    if (!HasStatedStanding(dated)) continue;
    if (!IsUnresolved(dated)) {
      since = nullptr;
    } else if (since == nullptr) {
      since = dated;
    }
  }
  if (since == nullptr) return;
  trajectory.set_unresolved_since_visit(VisitName(*since));
  trajectory.set_unresolved_since_date(RecordedDate(*since->visit));
}

v1::Direction Joined(const Points& stated) {
  std::set<v1::Direction> directions;
  for (const DatedThemePoint* dated : stated) directions.insert(dated->direction);
  return directions.size() == 1 ? *directions.begin() : v1::DIRECTION_MIXED;
}

void SetStatedDirection(const Points& stated, v1::ThemeTrajectory& trajectory) {
  trajectory.set_direction(Joined(stated));
  trajectory.set_direction_basis(v1::BASIS_STATED);
  if (stated.size() < 2 || trajectory.direction() != v1::DIRECTION_MIXED) return;
  std::vector<std::string> names;
  for (const DatedThemePoint* dated : stated) names.push_back(VisitName(*dated));
  AddNote(v1::NOTE_REASON_DIRECTIONS_DIFFER,
          "Visits since the one of the standing now state different directions.", std::move(names),
          trajectory);
}

void DeriveDirection(const DatedThemePoint& before, const DatedThemePoint& now,
                     v1::ThemeTrajectory& trajectory) {
  v1::Direction direction = v1::DIRECTION_UNCHANGED;
  if (now.standing < before.standing) direction = v1::DIRECTION_DECLINED;
  if (now.standing > before.standing) direction = v1::DIRECTION_IMPROVED;
  trajectory.set_direction(direction);
  trajectory.set_direction_basis(v1::BASIS_DERIVED);
  AddNote(v1::NOTE_REASON_DIRECTION_DERIVED,
          "The direction was derived by comparing the two latest standings; nobody stated it.",
          {VisitName(before), VisitName(now)}, trajectory);
}

// Whether the standing is one of several visits together, which another of them may state too.
bool IsPooled(const DatedThemePoint& dated) {
  return std::any_of(dated.findings.begin(), dated.findings.end(),
                     [&dated](const FindingView* finding) {
                       return finding->scope() == v1::FINDING_SCOPE_SEVERAL_VISITS &&
                              finding->standing() == dated.standing;
                     });
}

// What the standing now can be compared with: the latest earlier standing of the same services.
const DatedThemePoint* StandingBefore(const EpisodeView& episode, const Points& standings,
                                      const v1::ThemeTrajectory& trajectory) {
  const DatedThemePoint& now = *standings.back();
  const auto before =
      std::find_if(std::next(standings.rbegin()), standings.rend(), [&](const auto* earlier) {
        return CountSamePeople(episode, *earlier->visit, *now.visit) &&
               ShareServiceArea(*earlier, now, trajectory.service_area());
      });
  return before == standings.rend() ? nullptr : *before;
}

void NoteNotDerived(const DatedThemePoint& before, const DatedThemePoint& now,
                    const std::string& why, v1::ThemeTrajectory& trajectory) {
  AddNote(v1::NOTE_REASON_DIRECTION_NOT_DERIVED,
          "No direction is stated, and none was derived from the latest standings: " + why,
          {VisitName(before), VisitName(now)}, trajectory);
}

void CompareStandings(const EpisodeView& episode, const Points& standings,
                      v1::ThemeTrajectory& trajectory) {
  if (standings.size() < 2) return;
  const DatedThemePoint& now = *standings.back();
  const DatedThemePoint* before = StandingBefore(episode, standings, trajectory);
  if (before == nullptr) {
    NoteNotDerived(*standings[standings.size() - 2], now,
                   "the visits share no service area, or were to different authorities.",
                   trajectory);
  } else if (IsPooled(*before) || IsPooled(now)) {
    NoteNotDerived(*before, now, "one of them is of several visits together.", trajectory);
  } else {
    DeriveDirection(*before, now, trajectory);
  }
}

// `counting`: points that count towards the state now, in order.
void SetDirection(const EpisodeView& episode, const Points& counting, const Points& standings,
                  v1::ThemeTrajectory& trajectory) {
  Points stated;
  if (standings.empty()) {
    const auto latest = std::find_if(counting.rbegin(), counting.rend(), &HasStatedDirection);
    if (latest != counting.rend()) stated.push_back(*latest);
  } else {
    const auto now = std::find(counting.begin(), counting.end(), standings.back());
    std::copy_if(now, counting.end(), std::back_inserter(stated), &HasStatedDirection);
  }
  if (!stated.empty()) {
    SetStatedDirection(stated, trajectory);
  } else {
    CompareStandings(episode, standings, trajectory);
  }
}

void NoteLaterWithoutStanding(const Points& counting, const DatedThemePoint* now,
                              v1::ThemeTrajectory& trajectory) {
  for (auto later = counting.rbegin(); later != counting.rend() && *later != now; ++later) {
    if ((*later)->findings.empty()) continue;
    AddNote(v1::NOTE_REASON_STANDING_FROM_EARLIER_VISIT,
            "The latest visit that spoke of the theme stated no standing; an earlier one stands.",
            {VisitName(**later), VisitName(*now)}, trajectory);
    return;
  }
}

// Where another visit that stated a standing may have been the later one.
void NoteOrder(const Points& standings, v1::ThemeTrajectory& trajectory) {
  const DatedThemePoint* now = standings.back();
  for (const DatedThemePoint* other : standings) {
    if (other == now || !other->visit->place.has_value() || !now->visit->place.has_value())
      continue;
    if (model::OrderOf(*other->visit->place, *now->visit->place) != model::DateOrder::kOverlap) {
      continue;
    }
    AddNote(v1::NOTE_REASON_ORDER_UNKNOWN,
            "Dates of these visits overlap, so which standing is the later one is not known.",
            {VisitName(*now), VisitName(*other)}, trajectory);
  }
}

void NoteUndated(const EpisodeView& episode, const std::vector<DatedThemePoint>& points,
                 v1::ThemeTrajectory& trajectory) {
  for (const DatedThemePoint& dated : points) {
    if (dated.findings.empty() || GivesStateNow(episode, *dated.visit)) continue;
    AddNote(v1::NOTE_REASON_VISIT_DATE_UNKNOWN,
            "The visit speaks of the theme but has no date, so it gives no standing or direction "
            "now.",
            {VisitName(dated)}, trajectory);
  }
}

}  // namespace

void SetThemeState(const EpisodeView& episode, const std::vector<DatedThemePoint>& points,
                   v1::ThemeTrajectory& trajectory) {
  const Points counting = PointsThat(points, [&episode](const DatedThemePoint* dated) {
    return GivesStateNow(episode, *dated->visit);
  });
  Points standings;
  std::copy_if(counting.begin(), counting.end(), std::back_inserter(standings), &HasStatedStanding);
  if (!standings.empty()) {
    const DatedThemePoint* now = standings.back();
    SetStanding(*now, trajectory);
    const Points ordered = PointsThat(points, [&](const DatedThemePoint* dated) {
      return dated <= now && AreOfOneLine(episode, *dated->visit, *now->visit) &&
             (GivesStateNow(episode, *dated->visit) ||
              dated->visit->placed_by == PlacedBy::kStatedNumber);
    });
    SetUnresolvedSince(ordered, trajectory);
    NoteLaterWithoutStanding(counting, now, trajectory);
    NoteOrder(standings, trajectory);
  }
  SetDirection(episode, counting, standings, trajectory);
  NoteUndated(episode, points, trajectory);
}

}  // namespace waymark::query
