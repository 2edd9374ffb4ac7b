#include "query-service/analysis/comparison/comparison_outcome.h"

#include <algorithm>
#include <set>
#include <utility>

#include "query-service/analysis/data_note.h"
#include "query-service/analysis/months.h"
#include "query-service/analysis/reference_messages.h"
#include "query-service/analysis/visit_notes.h"

namespace waymark::query {
namespace {

// The next inspection, where it was or may have been held by then, or another episode could have
// been chosen.
const DatedVisit* LaterInspection(const EpisodeView& episode, const Moment& moment) {
  const DatedVisit* next = episode.ended_by;
  if (next == nullptr || moment.episode != nullptr) return next;
  return IsThereBy(moment, next->days) == model::Membership::kOutside ? nullptr : next;
}

void NoteEpisode(const EpisodeView* episode, const Moment& moment, v1::ComparisonRow& row) {
  const bool has_baseline = episode != nullptr && episode->baseline != nullptr;
  const bool was_not_chosen = episode != nullptr && episode->joins_several;  // noted as such
  if (!has_baseline && !was_not_chosen) {
    *row.add_notes() =
        MakeNote(v1::NOTE_REASON_NO_BASELINE, "No inspection is recorded that this value follows.");
  }
  const DatedVisit* later = episode == nullptr ? nullptr : LaterInspection(*episode, moment);
  if (later == nullptr) return;
  *row.add_notes() = MakeNote(v1::NOTE_REASON_LATER_INSPECTION,
                              moment.episode == nullptr
                                  ? "The authority has a later inspection than the baseline of "
                                    "this row; no later value of what is compared is known."
                                  : "The authority has a later inspection than the baseline of "
                                    "this row; the episode it starts was not chosen.",
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

void SetMonths(const ComparisonOutcome& outcome, const Moment& moment, v1::ComparisonRow& row) {
  if (const auto age = MonthsRange(outcome.date, moment.date); age.has_value()) {
    *row.mutable_age_months() = *age;
  }
  const bool has_baseline = outcome.episode != nullptr && outcome.episode->baseline != nullptr;
  if (!has_baseline || row.value_visit() == outcome.episode->baseline->visit.name()) return;
  const auto since_publication = MonthsRange(outcome.episode->publication(), outcome.date);
  if (since_publication.has_value()) *row.mutable_months_since_publication() = *since_publication;
  const auto since_fieldwork = MonthsRange(outcome.episode->fieldwork(), outcome.date);
  if (since_fieldwork.has_value()) *row.mutable_months_since_fieldwork() = *since_fieldwork;
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

void SetValueVisit(const DatedVisit& visit, v1::ComparisonRow& row) {
  row.set_value_visit(visit.visit.name());
  row.set_value_date(RecordedDate(visit));
  row.add_visits(visit.visit.name());
}

void NoteVisitDate(const reference::ReferenceData& reference, const DatedVisit& visit,
                   v1::ComparisonRow& row) {
  for (v1::DataNote& note : NotesOnVisit(reference, visit, "")) {
    if (note.reason() == v1::NOTE_REASON_VISIT_DATE_UNKNOWN) *row.add_notes() = std::move(note);
  }
}

v1::DataNote PossiblyOverNote(std::vector<std::string> visits) {
  return MakeNote(v1::NOTE_REASON_POSSIBLE,
                  "These visits may have been over by that date; not used.", std::move(visits));
}

void FinishRow(const History& history, const Moment& moment, ComparisonOutcome& outcome) {
  v1::ComparisonRow& row = *outcome.row;
  *row.mutable_authority() = AuthorityMessage(history.authority());
  if (outcome.episode != nullptr && outcome.episode->baseline != nullptr) {
    *row.mutable_baseline() = SummaryOf(outcome.episode->baseline->visit);
    row.add_visits(row.baseline().name());
  }
  KeepEachVisitOnce(row);
  SetMonths(outcome, moment, row);
  for (const v1::DataNote& note : moment.notes) *row.add_notes() = note;
  NoteEpisode(outcome.episode, moment, row);
  NotePlacing(history, row);
}

v1::Exclusion MakeExclusion(const History& history, v1::ExclusionReason reason, std::string text) {
  v1::Exclusion exclusion;
  *exclusion.mutable_authority() = AuthorityMessage(history.authority());
  exclusion.set_reason(reason);
  exclusion.set_text(std::move(text));
  return exclusion;
}

v1::Exclusion ExcludeWithoutVisits(const History& history) {
  return MakeExclusion(history, v1::EXCLUSION_REASON_NO_VISITS,
                       history.not_held().empty()
                           ? "No visit or inspection is recorded."
                           : "Only planned or cancelled visits are recorded.");
}

}  // namespace waymark::query
