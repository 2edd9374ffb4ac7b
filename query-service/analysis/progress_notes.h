#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_PROGRESS_NOTES_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_PROGRESS_NOTES_H_

#include <optional>
#include <vector>

#include "waymark/v1/progress.pb.h"

#include "common/model/partial_date.h"
#include "common/reference/reference_data.h"
#include "query-service/analysis/episode/episode.h"
#include "query-service/analysis/episode/history.h"
#include "query-service/analysis/progress_filter.h"

namespace waymark::query {

// What a question about progress came down to.
struct ProgressQuestion {
  std::optional<model::PartialDate> to;
  v1::BaselineClock clock = v1::BASELINE_CLOCK_PUBLICATION;
  ProgressFilter filter;
};

// The visits of the episode that the answer lists.
std::vector<const DatedVisit*> ShownVisits(const EpisodeView& episode,
                                           const ProgressFilter& filter);

// Notes on the answer as a whole, in this order: NO_BASELINE, those of NotesOnInheritance,
// LATER_INSPECTION, OTHER_CLOCK_USED, NOT_HELD; then visit by visit, the baseline first; then what
// concerns visits that the answer does not list. `chosen` is the episode of the answer and `view`
// what the question sees of it; both null where there is none.
std::vector<v1::DataNote> NotesOnAnswer(const reference::ReferenceData& reference,
                                        const History& history, const EpisodeView* chosen,
                                        const EpisodeView* view, const ProgressQuestion& question);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_PROGRESS_NOTES_H_
