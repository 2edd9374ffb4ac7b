#include "query-service/commands/reports/episodes/episode_summary_report.h"

#include <string>

#include "absl/strings/str_cat.h"

#include "query-service/commands/reports/episodes/episode_sections.h"
#include "query-service/commands/reports/report.h"
#include "query-service/commands/wording/counts.h"

namespace waymark::query::client {
namespace {

std::string EpisodesSubtitle(const v1::SummarizeEpisodesResponse& response) {
  std::string text = absl::StrCat(
      Counted(response.group_size(), "authority", "authorities"), ", ", response.authority_count(),
      " with an episode that was monitored, ",
      Counted(response.visit_count(), "monitoring visit", "monitoring visits"),
      " recorded. Not counted: ", Counted(response.unmonitored_episodes(), "episode", "episodes"),
      " without monitoring");
  if (response.without_baseline() > 0) {
    absl::StrAppend(&text, "; listed but in no statistics: ", response.without_baseline(),
                    " without a recorded baseline");
  }
  return absl::StrCat(text, ".");
}

}  // namespace

Document EpisodeSummaryReport(const v1::SummarizeEpisodesResponse& response) {
  Report report("What came before re-inspection", EpisodesSubtitle(response));
  if (response.statistics().empty() && response.cases().empty()) {
    report.Say("No episode of the group was monitored, as far as is recorded.");
  } else {
    WriteEpisodeSpread(response, report);
    WriteResults(response, report);
    WriteCases(response, report);
  }
  report.NoteSection(response.notes());
  return report.Take();
}

}  // namespace waymark::query::client
