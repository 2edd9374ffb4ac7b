#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_VISIT_NUMBERS_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_VISIT_NUMBERS_H_

#include <optional>
#include <vector>

#include "waymark/v1/data_note.pb.h"

#include "query-service/analysis/episode/episode.h"

namespace waymark::query {

// A visit's place by counting what is recorded.
struct CountedNumber {
  std::optional<int> monitoring;    // among held monitoring visits; for these only
  std::optional<int> with_focused;  // the same with focused visits counted; for both
  // Sources state more visits than are recorded, or others may have come before it too.
  bool is_lower_bound = false;
};

// One for each visit of the episode, in order. A visit whose place is not known has no number. All
// others of its episode are lower bounds then, as are those after which no visit states a number
// that agrees with its count while a source states more visits than are recorded. Of a dated visit
// without a number and a numbered one without a date that no visit with both separates, neither
// counts the other, and both are lower bounds. Where an episode joins what several predecessors
// left, no visit has a number: there is nothing that all would count from.
std::vector<CountedNumber> CountVisits(const EpisodeView& episode);

// What stated and counted numbers leave open, visit by visit (`names` begins with the visit):
// NUMBER_UNSTATED; ORDER_UNKNOWN at a numbered visit without a date, as above; VISITS_MISSING where
// a visit's stated number shows that more are missing before it than those before it showed;
// NUMBERS_DIFFER where it shows fewer, or sources differ. At the end, without a visit,
// VISITS_MISSING where the inspection that ended the episode states more than all that.
std::vector<v1::DataNote> NotesOnNumbers(const EpisodeView& episode);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_VISIT_NUMBERS_H_
