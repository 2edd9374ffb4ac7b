#include "query-service/analysis/summary/group_notes.h"

#include <utility>

#include "absl/strings/str_cat.h"

#include "common/model/resource_name.h"
#include "query-service/analysis/data_note.h"
#include "query-service/analysis/peer_group.h"

namespace waymark::query {

void AddNoteOnMany(v1::NoteReason reason, std::string text, const std::set<std::string>& names,
                   std::vector<v1::DataNote>& notes) {
  if (names.empty()) return;
  std::vector<std::string> named(names.begin(), names.end());
  if (named.size() > kMaxNamed) {
    absl::StrAppend(&text, " There are ", named.size(), "; the first ", kMaxNamed, " are named.");
    named.resize(kMaxNamed);
  }
  notes.push_back(MakeNote(reason, std::move(text), std::move(named)));
}

void GroupNotes::Add(const History& history, const std::vector<EpisodeView>& episodes,
                     const model::DayFilter& days) {
  members_.insert(model::FormatSingle(model::kAuthorities, history.authority().id));
  for (const reference::Succession& succession :
       reference_.PredecessorsOf(history.authority().id)) {
    predecessors_.insert(model::FormatSingle(model::kAuthorities, succession.predecessor));
  }
  for (const EpisodeView& episode : episodes) {
    if (BaselineMembership(reference_, peers_, episode.baseline) == model::Membership::kPossible) {
      possible_baselines_.insert(episode.baseline->visit.name());
    }
    for (const DatedVisit* visit : episode.BaselineAndVisits()) {
      if (visit->inherited) continued_.emplace(AuthorityNameOf(visit->visit));
    }
  }
  for (const DatedVisit* visit : history.not_held()) {
    if (visit->inherited) continue;
    if (MembershipOf(*visit, days) != model::Membership::kOutside) {
      not_held_.insert(visit->visit.name());
    }
  }
}

std::vector<v1::DataNote> GroupNotes::Finish(const JointVisits& joint) const {
  std::vector<v1::DataNote> notes;
  std::set<std::string> outside;
  for (const std::string& name : predecessors_) {
    if (!members_.contains(name) && !continued_.contains(name)) outside.insert(name);
  }
  AddNoteOnMany(v1::NOTE_REASON_POSSIBLE,
                "These baselines may lie outside the dates asked for of baselines: their dates are "
                "not exact. Their episodes are included.",
                possible_baselines_, notes);
  AddNoteOnMany(v1::NOTE_REASON_INHERITED,
                "The last episode of these predecessors went on at authorities of the group, and "
                "counts as theirs. What ended before is the predecessors', and included only where "
                "they are of the group themselves.",
                continued_, notes);
  AddNoteOnMany(v1::NOTE_REASON_PREDECESSORS_NOT_INCLUDED,
                "Inspections and visits of these predecessors of authorities of the group are not "
                "included.",
                outside, notes);
  AddNoteOnMany(v1::NOTE_REASON_NOT_HELD,
                "Planned or cancelled visits are recorded and take no part.", not_held_, notes);
  const std::vector<std::string> names = joint.JointNames();
  AddNoteOnMany(v1::NOTE_REASON_HELD_JOINTLY,
                "These were held jointly: each authority has its own, and where visits are counted "
                "those that are one count once.",
                {names.begin(), names.end()}, notes);
  return notes;
}

}  // namespace waymark::query
