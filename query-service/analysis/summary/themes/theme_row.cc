#include "query-service/analysis/summary/themes/theme_row.h"

#include <iterator>
#include <utility>

#include "query-service/analysis/citation.h"
#include "query-service/analysis/summary/group_notes.h"
#include "query-service/analysis/summary/themes/unresolved_time.h"

namespace waymark::query {
namespace {

// Those that state what the point comes to: for MIXED, all that state a direction.
bool StatesDirectionOf(const DatedThemePoint& point, const FindingView& finding) {
  if (point.direction == v1::DIRECTION_MIXED) {
    return finding.direction() != v1::DIRECTION_UNSPECIFIED;
  }
  return finding.direction() == point.direction;
}

std::set<std::string> VisitsWithoutMonths(const std::vector<v1::UnresolvedTime>& times) {
  std::set<std::string> names;
  for (const v1::UnresolvedTime& time : times) {
    if (!time.has_months()) names.insert(time.since_visit());
  }
  return names;
}

std::set<std::string> VisitsOfNotEnded(const std::vector<v1::UnresolvedTime>& times) {
  std::set<std::string> names;
  for (const v1::UnresolvedTime& time : times) {
    if (time.end() != v1::UNRESOLVED_END_RESOLVED) names.insert(time.since_visit());
  }
  return names;
}

}  // namespace

std::set<std::string> UnresolvedFindings(const DatedThemePoint& point) {
  std::set<std::string> ids;
  for (const FindingView* finding : point.findings) {
    if (IsUnresolved(finding->standing())) ids.emplace(finding->id());
  }
  return ids;
}

ThemeRow::ThemeRow(int max_citations)
    : max_citations_(max_citations),
      found_(max_citations),
      unresolved_(max_citations),
      other_(max_citations) {}

SightingTally& ThemeRow::TallyOf(std::map<int, SightingTally>& tallies, int key) const {
  return tallies.try_emplace(key, max_citations_).first->second;
}

void ThemeRow::AddPoint(const Sighting& sighting, const DatedThemePoint& point) {
  if (!point.other_findings.empty()) other_.AddVisit(sighting);
  for (const FindingView* finding : point.other_findings) {
    other_.AddFinding(sighting, finding->id());
  }
  if (point.findings.empty()) return;
  found_.AddVisit(sighting);
  for (const FindingView* finding : point.findings) {
    found_.AddFinding(sighting, finding->id());
    if (SecondHand(point.visit->visit, finding->source_ids())) {
      second_hand_.insert(sighting.visit_name);
    }
  }
  if (StandingsDiffer(point)) differing_.insert(sighting.visit_name);
  AddStanding(sighting, point);
  AddDirection(sighting, point);
}

void ThemeRow::AddStanding(const Sighting& sighting, const DatedThemePoint& point) {
  if (point.standing == v1::STANDING_UNSPECIFIED) return;
  SightingTally& tally = TallyOf(standings_, point.standing);
  tally.AddVisit(sighting);
  for (const FindingView* finding : point.findings) {
    if (finding->standing() != point.standing) continue;
    tally.AddFinding(sighting, finding->id());
  }
  const std::set<std::string> unresolved = UnresolvedFindings(point);
  if (!unresolved.empty()) unresolved_.AddVisit(sighting);
  for (const std::string& id : unresolved) unresolved_.AddFinding(sighting, id);
}

void ThemeRow::AddDirection(const Sighting& sighting, const DatedThemePoint& point) {
  if (point.direction == v1::DIRECTION_UNSPECIFIED) return;
  SightingTally& tally = TallyOf(directions_, point.direction);
  tally.AddVisit(sighting);
  for (const FindingView* finding : point.findings) {
    if (!StatesDirectionOf(point, *finding)) continue;
    tally.AddFinding(sighting, finding->id());
  }
}

void ThemeRow::AddTimes(std::vector<v1::UnresolvedTime> times) {
  std::move(times.begin(), times.end(), std::back_inserter(times_));
}

void ThemeRow::AddNotes(v1::ThemeSummary& summary) const {
  std::vector<v1::DataNote> notes;
  AddNoteOnMany(
      v1::NOTE_REASON_STANDINGS_DIFFER,
      "Statements of these visits on one service area differ in standing; the weakest was "
      "taken.",
      differing_, notes);
  AddNoteOnMany(v1::NOTE_REASON_SECOND_HAND,
                "Findings of these visits are known from other sources than the inspectorate's own "
                "letter or report.",
                second_hand_, notes);
  AddNoteOnMany(v1::NOTE_REASON_DURATION_UNKNOWN,
                "How long it stayed unresolved from these visits on is not known, as a date is "
                "missing or open: it is counted and in no distribution.",
                VisitsWithoutMonths(times_), notes);
  AddNoteOnMany(v1::NOTE_REASON_NOT_ENDED,
                "From these visits on it has not been found resolved. Those that were resolved "
                "tell too short a time by themselves; the median takes both.",
                VisitsOfNotEnded(times_), notes);
  for (v1::DataNote& note : notes) *summary.add_notes() = std::move(note);
}

v1::ThemeSummary ThemeRow::ToMessage(const JointVisits& joint) const {
  v1::ThemeSummary summary;
  *summary.mutable_found() = found_.ToMessage(joint);
  *summary.mutable_unresolved() = unresolved_.ToMessage(joint);
  for (const auto& [standing, tally] : standings_) {
    v1::StandingTally& entry = *summary.add_standings();
    entry.set_standing(static_cast<v1::Standing>(standing));
    *entry.mutable_tally() = tally.ToMessage(joint);
  }
  for (const auto& [direction, tally] : directions_) {
    v1::DirectionTally& entry = *summary.add_directions();
    entry.set_direction(static_cast<v1::Direction>(direction));
    *entry.mutable_tally() = tally.ToMessage(joint);
  }
  *summary.mutable_unresolved_times() = SumUpTimes(times_, max_citations_);
  *summary.mutable_other_findings() = other_.ToMessage(joint);
  AddNotes(summary);
  return summary;
}

}  // namespace waymark::query
