#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_EPISODES_EPISODE_CASE_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_EPISODES_EPISODE_CASE_H_

#include <string_view>
#include <vector>

#include "waymark/v1/episode_summary.pb.h"

#include "common/reference/reference_data.h"
#include "query-service/analysis/episode/episode.h"
#include "query-service/analysis/episode/history.h"

namespace waymark::query {

// The most visits that a case names.
inline constexpr int kMaxCaseVisits = 100;

// Held monitoring visits of the episode, in order.
std::vector<const DatedVisit*> MonitoringVisitsOf(const EpisodeView& episode);

// Whether its baseline says that monitoring visits follow, or one belongs to it.
bool IsMonitored(const EpisodeView& episode);

// An episode (or what a question as of a date sees of it) as a case, `area` being that of its
// grades. Its notes, in this order: NO_BASELINE; what it owes to predecessors
// (see NotesOnInheritance); what was chosen in placing its visits; what their
// numbers leave open (see NotesOnNumbers); VISIT_DATE_UNKNOWN and CONFLICTING_REPORT of the two
// inspections; AREA_NOT_JUDGED or GRADE_NOT_RECORDED of either; DURATION_UNKNOWN.
v1::EpisodeCase MakeEpisodeCase(const reference::ReferenceData& reference, const History& history,
                                const EpisodeView& episode, std::string_view area);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_EPISODES_EPISODE_CASE_H_
