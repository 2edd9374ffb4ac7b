#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_INHERITANCE_NOTES_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_INHERITANCE_NOTES_H_

#include <vector>

#include "waymark/v1/data_note.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/episode/episode.h"
#include "query-service/analysis/episode/history.h"

namespace waymark::query {

// What an answer about an episode (`view`; may be null) owes to the authority's predecessors:
// INHERITED where its baseline is theirs, BASELINE_NOT_CHOSEN where it has several,
// PREDECESSORS_NOT_INCLUDED for those that even then are left out (see Inheritance). Nothing where
// the authority has a baseline of its own.
std::vector<v1::DataNote> NotesOnInheritance(const reference::ReferenceData& reference,
                                             const History& history, const EpisodeView* view);

// HELD_JOINTLY for each visit of the episode that is the same as one listed before it.
std::vector<v1::DataNote> NotesOnJointVisits(const EpisodeView& view);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_INHERITANCE_NOTES_H_
