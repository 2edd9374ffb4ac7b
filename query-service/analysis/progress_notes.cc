#include "query-service/analysis/progress_notes.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/data_note.h"
#include "query-service/analysis/episode/visit_numbers.h"
#include "query-service/analysis/inheritance_notes.h"
#include "query-service/analysis/visit_notes.h"

namespace waymark::query {
namespace {

using Notes = std::vector<v1::DataNote>;

void Append(Notes more, Notes& notes) {
  std::move(more.begin(), more.end(), std::back_inserter(notes));
}

void NoteBaseline(const History& history, const EpisodeView* view, Notes& notes) {
  if (view != nullptr && (view->baseline != nullptr || view->joins_several)) return;
  std::string text = "No visit or inspection is recorded.";
  if (view != nullptr) {
    text = "The visits follow no recorded inspection, so nothing can be counted from one.";
  } else if (!history.empty()) {
    text = "Nothing is recorded by the date asked for.";
  }
  notes.push_back(MakeNote(v1::NOTE_REASON_NO_BASELINE, std::move(text)));
}

// Whether an episode listed after the one of the answer is a later one of the same services: not of
// another predecessor.
bool IsLaterOfLine(const EpisodeView& chosen, const EpisodeView& episode) {
  if (!episode.of_several) return true;
  return chosen.baseline != nullptr &&
         AuthorityNameOf(chosen.baseline->visit) == AuthorityNameOf(episode.baseline->visit);
}

void NoteLaterInspections(const History& history, const EpisodeView* chosen,
                          const ProgressQuestion& question, Notes& notes) {
  if (chosen == nullptr) return;
  std::vector<std::string> names;
  bool after = false;
  for (const EpisodeView& episode : history.episodes()) {
    if (after && IsLaterOfLine(*chosen, episode) && SeenBy(episode, question.to).has_value()) {
      names.push_back(episode.baseline->visit.name());
    }
    if (&episode == chosen) after = true;
  }
  if (names.empty()) return;
  notes.push_back(MakeNote(v1::NOTE_REASON_LATER_INSPECTION,
                           "The authority has been inspected since; this answer is about the "
                           "progress measured from an earlier inspection.",
                           std::move(names)));
}

void NoteClock(const EpisodeView* view, const ProgressQuestion& question, Notes& notes) {
  if (view == nullptr || view->baseline == nullptr) return;
  const bool by_fieldwork = question.clock == v1::BASELINE_CLOCK_FIELDWORK;
  const auto asked = by_fieldwork ? view->fieldwork() : view->publication();
  const auto other = by_fieldwork ? view->publication() : view->fieldwork();
  if (asked.has_value() || !other.has_value()) return;
  notes.push_back(MakeNote(
      v1::NOTE_REASON_OTHER_CLOCK_USED,
      by_fieldwork ? "The last day of the baseline's fieldwork is not known: months count from its "
                     "publication."
                   : "When the baseline was published is not known: months count from the last day "
                     "of its fieldwork.",
      {view->baseline->visit.name()}, "episode.baseline"));
}

void NoteNotHeld(const History& history, const EpisodeView* view, Notes& notes) {
  const bool inherits = view != nullptr && view->inherited;
  std::vector<std::string> names;
  for (const DatedVisit* visit : history.not_held()) {
    if (!visit->inherited || inherits) names.push_back(visit->visit.name());
  }
  if (names.empty()) return;
  notes.push_back(MakeNote(v1::NOTE_REASON_NOT_HELD,
                           "Planned or cancelled visits are recorded and take no part.",
                           std::move(names)));
}

bool IsAbout(const v1::DataNote& note, const DatedVisit& visit) {
  return !note.names().empty() && note.names(0) == visit.visit.name();
}

void AppendAbout(const DatedVisit& visit, const std::string& field, const Notes& candidates,
                 Notes& notes) {
  for (const v1::DataNote& note : candidates) {
    if (!IsAbout(note, visit)) continue;
    notes.push_back(note);
    notes.back().set_field(field);
  }
}

void NotePossible(const DatedVisit& visit, const std::string& field, const model::DayFilter& days,
                  Notes& notes) {
  if (MembershipOf(visit, days) != model::Membership::kPossible) return;
  notes.push_back(MakeNote(v1::NOTE_REASON_POSSIBLE,
                           "When it was is not known exactly: it may lie outside the dates asked "
                           "for.",
                           {visit.visit.name()}, field));
}

void NoteVisits(const reference::ReferenceData& reference, const History& history,
                const EpisodeView& view, const ProgressQuestion& question, Notes& notes) {
  const auto append = [&](const DatedVisit& visit, const std::string& field) {
    for (v1::DataNote& note : NotesOnVisit(reference, visit, field)) {
      notes.push_back(std::move(note));
    }
    AppendAbout(visit, field, history.notes(), notes);
  };
  // An episode is told from its start, whatever the first day asked for.
  const model::DayFilter until{.from = std::nullopt, .to = question.filter.days.to};
  if (view.baseline != nullptr) {
    append(*view.baseline, "episode.baseline");
    NotePossible(*view.baseline, "episode.baseline", until, notes);
  }
  Notes on_numbers = NotesOnNumbers(view);
  Append(NotesOnJointVisits(view), on_numbers);
  const std::vector<const DatedVisit*> shown = ShownVisits(view, question.filter);
  for (size_t i = 0; i < shown.size(); ++i) {
    const std::string field = absl::StrCat("visits[", i, "]");
    append(*shown[i], field);
    AppendAbout(*shown[i], field, on_numbers, notes);
    NotePossible(*shown[i], field, question.filter.days, notes);
  }
  if (view.ended_by != nullptr) {
    AppendAbout(*view.ended_by, "episode.ended_by", history.notes(), notes);
    NotePossible(*view.ended_by, "episode.ended_by", until, notes);
  }
  for (const v1::DataNote& note : on_numbers) {
    const bool listed = std::any_of(shown.begin(), shown.end(), [&note](const DatedVisit* visit) {
      return IsAbout(note, *visit);
    });
    if (!listed) notes.push_back(note);
  }
}

bool IsOfNoInspection(const History& history, const std::string& visit_name) {
  const EpisodeView* episode = history.EpisodeOf(visit_name);
  return episode != nullptr && episode->baseline == nullptr;
}

// A visit that the answer does not list may yet belong to its episode: one whose inspection is not
// known, and one whose date overlaps the baseline's.
void NoteOtherVisits(const History& history, const EpisodeView& view,
                     const std::vector<const DatedVisit*>& shown, Notes& notes) {
  if (view.baseline == nullptr) return;
  for (const v1::DataNote& note : history.notes()) {
    const auto is_about = [&note](const DatedVisit* visit) { return IsAbout(note, *visit); };
    const bool listed = is_about(view.baseline) ||
                        (view.ended_by != nullptr && is_about(view.ended_by)) ||
                        std::any_of(shown.begin(), shown.end(), is_about);
    if (listed) continue;
    const bool unresolved = note.reason() == v1::NOTE_REASON_BASELINE_UNRESOLVED &&
                            IsOfNoInspection(history, note.names(0));
    const bool overlaps = std::find(note.names().begin(), note.names().end(),
                                    view.baseline->visit.name()) != note.names().end();
    if (unresolved || overlaps) notes.push_back(note);
  }
}

}  // namespace

std::vector<const DatedVisit*> ShownVisits(const EpisodeView& episode,
                                           const ProgressFilter& filter) {
  std::vector<const DatedVisit*> shown;
  for (const DatedVisit* visit : episode.visits) {
    if (MembershipOf(*visit, filter.days) != model::Membership::kOutside) shown.push_back(visit);
  }
  return shown;
}

std::vector<v1::DataNote> NotesOnAnswer(const reference::ReferenceData& reference,
                                        const History& history, const EpisodeView* chosen,
                                        const EpisodeView* view, const ProgressQuestion& question) {
  Notes notes;
  NoteBaseline(history, view, notes);
  Append(NotesOnInheritance(reference, history, view), notes);
  NoteLaterInspections(history, chosen, question, notes);
  NoteClock(view, question, notes);
  NoteNotHeld(history, view, notes);
  if (view != nullptr) {
    NoteVisits(reference, history, *view, question, notes);
    NoteOtherVisits(history, *view, ShownVisits(*view, question.filter), notes);
  }
  return notes;
}

}  // namespace waymark::query
