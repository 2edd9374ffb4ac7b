#include "query-service/analysis/comparison/comparison_outcome.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"

#include "common/model/resource_name.h"
#include "query-service/analysis/data_note.h"
#include "query-service/analysis/months.h"
#include "query-service/analysis/reference_messages.h"

namespace waymark::query {
namespace {

std::vector<std::string> PredecessorNames(const reference::ReferenceData& reference,
                                          const std::string& authority) {
  std::vector<std::string> names;
  for (const reference::Succession& succession : reference.PredecessorsOf(authority)) {
    names.push_back(model::FormatSingle(model::kAuthorities, succession.predecessor));
  }
  return names;
}

// The next inspection, where it was or may have been held by the alignment.
const DatedVisit* LaterInspection(const EpisodeView& episode, const Alignment& alignment) {
  const DatedVisit* next = episode.ended_by;
  if (next == nullptr || IsThereBy(alignment, next->days) == model::Membership::kOutside) {
    return nullptr;
  }
  return next;
}

void NoteEpisode(const EpisodeView* episode, const Alignment& alignment, v1::ComparisonRow& row) {
  if (episode == nullptr || episode->baseline == nullptr) {
    *row.add_notes() =
        MakeNote(v1::NOTE_REASON_NO_BASELINE, "No inspection is recorded that this value follows.");
  }
  const DatedVisit* later = episode == nullptr ? nullptr : LaterInspection(*episode, alignment);
  if (later == nullptr) return;
  *row.add_notes() = MakeNote(v1::NOTE_REASON_LATER_INSPECTION,
                              "The authority has a later inspection than the baseline of this "
                              "row; no later value of what is compared is known.",
                              {later->visit.name()});
}

void NotePlacing(const History& history, v1::ComparisonRow& row) {
  for (const v1::DataNote& note : history.notes()) {
    if (note.names().empty()) continue;
    const bool concerns =
        std::find(row.visits().begin(), row.visits().end(), note.names(0)) != row.visits().end();
    if (concerns) *row.add_notes() = note;
  }
}

// The day an alignment ends on, as a date.
std::optional<model::PartialDate> EndOf(const Alignment& alignment) {
  if (!alignment.has_value() || !alignment->last().has_value()) return std::nullopt;
  return ReadDate(absl::FormatCivilTime(*alignment->last()));
}

void KeepEachVisitOnce(v1::ComparisonRow& row) {
  std::set<std::string> seen;
  std::vector<std::string> visits;
  for (const std::string& visit : row.visits()) {
    if (!visit.empty() && seen.insert(visit).second) visits.push_back(visit);
  }
  row.mutable_visits()->Assign(visits.begin(), visits.end());
}

}  // namespace

model::Membership IsThereBy(const Alignment& alignment,
                            const std::optional<model::PartialDate>& days) {
  if (!alignment.has_value()) return model::Membership::kCertain;
  if (!days.has_value()) return model::Membership::kPossible;
  return model::AtOrBefore(*days, *alignment);
}

bool HasBegun(const EpisodeView& episode, const Alignment& alignment) {
  const std::vector<const DatedVisit*> visits = episode.BaselineAndVisits();
  return std::any_of(visits.begin(), visits.end(), [&](const DatedVisit* visit) {
    return IsThereBy(alignment, visit->days) == model::Membership::kCertain;
  });
}

const EpisodeView* EpisodeInForce(const History& history, const Alignment& alignment) {
  const auto& episodes = history.episodes();
  const auto found =
      std::find_if(episodes.rbegin(), episodes.rend(),
                   [&](const EpisodeView& episode) { return HasBegun(episode, alignment); });
  return found == episodes.rend() ? nullptr : &*found;
}

void FinishRow(const reference::ReferenceData& reference, const History& history,
               const Alignment& alignment, ComparisonOutcome& outcome) {
  v1::ComparisonRow& row = *outcome.row;
  *row.mutable_authority() = AuthorityMessage(history.authority());
  if (outcome.episode != nullptr && outcome.episode->baseline != nullptr) {
    *row.mutable_baseline() = SummaryOf(outcome.episode->baseline->visit);
    row.add_visits(row.baseline().name());
  }
  KeepEachVisitOnce(row);
  if (const auto age = MonthsRange(outcome.date, EndOf(alignment)); age.has_value()) {
    *row.mutable_age_months() = *age;
  }
  NoteEpisode(outcome.episode, alignment, row);
  NotePlacing(history, row);
  std::vector<std::string> predecessors = PredecessorNames(reference, history.authority().id);
  if (predecessors.empty()) return;
  *row.add_notes() = MakeNote(v1::NOTE_REASON_PREDECESSORS_NOT_INCLUDED,
                              "Inspections and visits of its predecessors are not included.",
                              std::move(predecessors));
}

v1::Exclusion MakeExclusion(const reference::ReferenceData& reference, const History& history,
                            v1::ExclusionReason reason, std::string text) {
  v1::Exclusion exclusion;
  *exclusion.mutable_authority() = AuthorityMessage(history.authority());
  exclusion.set_reason(reason);
  if (!PredecessorNames(reference, history.authority().id).empty()) {
    absl::StrAppend(&text, " Inspections and visits of its predecessors are not included.");
  }
  exclusion.set_text(std::move(text));
  return exclusion;
}

}  // namespace waymark::query
