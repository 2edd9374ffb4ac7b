#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "query-service/commands/reports/episodes/episode_sections.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"
#include "query-service/commands/wording/tones.h"

namespace waymark::query::client {
namespace {

// "4", "4 (6 stated)"
std::string VisitsOfCase(const v1::EpisodeCase& episode) {
  std::string text = absl::StrCat(episode.visits_held());
  if (episode.has_stated_visit_count()) {
    absl::StrAppend(&text, " (", episode.stated_visit_count(), " stated)");
  } else if (episode.highest_stated_number() > 0) {
    absl::StrAppend(&text, " (number ", episode.highest_stated_number(), " stated)");
  }
  return text;
}

std::string BaselineOfCase(const v1::EpisodeCase& episode) {
  if (!episode.has_baseline()) return "none recorded";
  return episode.baseline_grade() == v1::GRADE_UNSPECIFIED
             ? ShortName(episode.baseline().name())
             : absl::StrCat(Label(episode.baseline_grade()), ", ",
                            ShortName(episode.baseline().name()));
}

// "26 / 28": on both clocks.
std::string MonthsOfCase(const v1::EpisodeCase& episode) {
  const auto months = [](bool known, const v1::Range& range) {
    return known ? RangeText(range) : std::string("?");
  };
  return absl::StrCat(
      months(episode.has_months_since_publication(), episode.months_since_publication()), " / ",
      months(episode.has_months_since_fieldwork(), episode.months_since_fieldwork()));
}

std::string EndOfCase(const v1::EpisodeCase& episode) {
  switch (episode.end()) {
    case v1::EPISODE_END_REINSPECTED:
      return absl::StrCat(episode.result() == v1::GRADE_UNSPECIFIED
                              ? std::string("grade not stated")
                              : Label(episode.result()),
                          ", ", ShortName(episode.ended_by().name()));
    case v1::EPISODE_END_CONTINUED_BY:
      return absl::StrCat("continued by ",
                          absl::StrJoin(episode.continued_by(), ", ",
                                        [](std::string* out, const std::string& name) {
                                          absl::StrAppend(out, ShortName(name));
                                        }));
    default:
      return "open";
  }
}

Grid::Row CaseRow(const v1::EpisodeCase& episode) {
  Grid::Row row;
  row.cells = {episode.authority().display_name(),
               Cell(BaselineOfCase(episode), ToneOf(episode.baseline_grade())),
               VisitsOfCase(episode), MonthsOfCase(episode),
               Cell(EndOfCase(episode), ToneOf(episode.result()))};
  for (const v1::DataNote& note : episode.notes()) row.details.push_back({"Note", NoteText(note)});
  return row;
}

}  // namespace

void WriteCases(const v1::SummarizeEpisodesResponse& response, Report& report) {
  if (response.cases().empty()) return;
  report.Section("Each episode");
  report.SayHowMany(response.cases().size(), response.case_count(), "episodes");
  report.Say(
      "Months: since the baseline's publication / since the end of its fieldwork, to the "
      "inspection "
      "that ended it or the authority's last day, else to the latest dated visit.");
  Grid grid{.columns = {"Authority", "Baseline", "Visits", "Months", "Result"}, .rows = {}};
  for (const v1::EpisodeCase& episode : response.cases()) grid.rows.push_back(CaseRow(episode));
  report.Add(std::move(grid));
}

}  // namespace waymark::query::client
