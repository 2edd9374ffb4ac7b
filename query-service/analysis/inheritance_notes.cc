#include "query-service/analysis/inheritance_notes.h"

#include <cstddef>
#include <set>
#include <string>
#include <utility>

#include "common/model/resource_name.h"
#include "query-service/analysis/data_note.h"
#include "query-service/analysis/episode/predecessors.h"

namespace waymark::query {
namespace {

using Notes = std::vector<v1::DataNote>;
using Names = std::vector<std::string>;

// The predecessors whose inspections and visits stand in the episode.
Names PredecessorsIn(const EpisodeView& view) {
  std::set<std::string> names;
  for (const DatedVisit* visit : view.BaselineAndVisits()) {
    if (visit->inherited) names.emplace(AuthorityNameOf(visit->visit));
  }
  return {names.begin(), names.end()};
}

void NoteInherited(const EpisodeView& view, Notes& notes) {
  if (!view.inherited) return;
  Names names = PredecessorsIn(view);
  if (names.empty()) return;
  const bool one = view.baseline != nullptr;
  notes.push_back(MakeNote(
      v1::NOTE_REASON_INHERITED,
      one ? "The baseline is a predecessor's inspection: it and visits to predecessors count until "
            "the authority has an inspection of its own."
          : "Visits to the authority's predecessors count until it has an inspection of its own.",
      std::move(names), "episode"));
}

void NoteCandidates(const EpisodeView& view, Notes& notes) {
  if (!view.joins_several) return;
  Names names;
  for (const DatedVisit* candidate : view.candidates) names.push_back(candidate->visit.name());
  notes.push_back(MakeNote(
      v1::NOTE_REASON_BASELINE_NOT_CHOSEN,
      "The authority has several predecessors, or took over a part of one: no baseline was chosen, "
      "and visits have no counted numbers. GetProgress takes any of the inspections named.",
      std::move(names), "episode.candidate_baselines"));
}

void NoteLeftOut(const Inheritance& inheritance, Notes& notes) {
  Names names;
  for (const std::string& id : inheritance.left_out) {
    names.push_back(model::FormatSingle(model::kAuthorities, id));
  }
  if (names.empty()) return;
  notes.push_back(MakeNote(v1::NOTE_REASON_PREDECESSORS_NOT_INCLUDED,
                           "A predecessor had several itself; their inspections and visits are not "
                           "included.",
                           std::move(names)));
}

}  // namespace

Notes NotesOnInheritance(const reference::ReferenceData& reference, const History& history,
                         const EpisodeView* view) {
  Notes notes;
  if (view != nullptr && view->baseline != nullptr && !view->inherited) return notes;
  if (view != nullptr) {
    NoteInherited(*view, notes);
    NoteCandidates(*view, notes);
  }
  NoteLeftOut(InheritanceOf(reference, history.authority().id), notes);
  return notes;
}

Notes NotesOnJointVisits(const EpisodeView& view) {
  Notes notes;
  for (size_t i = 0; i < view.visits.size(); ++i) {
    Names names = {view.visits[i]->visit.name()};
    for (size_t j = 0; j < i; ++j) {
      if (!AreHeldJointly(view.visits[j]->visit, view.visits[i]->visit)) continue;
      names.push_back(view.visits[j]->visit.name());
    }
    if (names.size() == 1) continue;
    notes.push_back(MakeNote(v1::NOTE_REASON_HELD_JOINTLY,
                             "One letter covers these visits: they count once.", std::move(names)));
  }
  return notes;
}

}  // namespace waymark::query
