#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_EPISODE_ASSEMBLY_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_EPISODE_ASSEMBLY_H_

#include <optional>
#include <vector>

#include "waymark/v1/data_note.pb.h"

#include "common/model/partial_date.h"
#include "query-service/analysis/episode/dated_visit.h"
#include "query-service/analysis/episode/episode.h"
#include "query-service/analysis/episode/predecessors.h"

namespace waymark::query {

struct Assembly {
  // As History::episodes, none ended by abolition yet.
  std::vector<EpisodeView> episodes;
  // As History::notes.
  std::vector<v1::DataNote> notes;
};

// Makes episodes of held visits, the authority's own and those that it inherits.
//
// With one predecessor, what is inherited and what is its own make one history. With several, or a
// part of one, each line of predecessors has its own, and the authority an episode without a
// baseline that joins the last of each with its own visits; one of these that names an inspection
// of a predecessor follows that one. The last is meant as of the end of `by` (absent: now): with
// later ones left out, another one may be.
//
// Sets what only a history tells of the visits; the episodes point to them.
Assembly AssembleEpisodes(const Inheritance& inheritance, const std::vector<DatedVisit*>& held,
                          const std::optional<model::PartialDate>& by);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_EPISODE_ASSEMBLY_H_
