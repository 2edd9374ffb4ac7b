#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_INSPECTION_LINE_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_INSPECTION_LINE_H_

#include <vector>

#include "waymark/v1/data_note.pb.h"

#include "query-service/analysis/episode/dated_visit.h"
#include "query-service/analysis/episode/episode.h"

namespace waymark::query {

// Held visits that make one history, in any order.
struct InspectionLine {
  std::vector<DatedVisit*> inspections;
  std::vector<DatedVisit*> visits;

  [[nodiscard]] bool empty() const { return inspections.empty() && visits.empty(); }
  void Add(DatedVisit* visit);
};

// Cuts a line into episodes, oldest first: every inspection starts one; a visit belongs to that
// which ResolveBaseline gives, and to one without a baseline, which stands first, where it follows
// none. `next` (may be null) is the inspection that ends the last. Adds to `notes` what had to be
// chosen, episode by episode.
std::vector<EpisodeView> CutIntoEpisodes(InspectionLine line, const DatedVisit* next,
                                         std::vector<v1::DataNote>& notes);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_INSPECTION_LINE_H_
