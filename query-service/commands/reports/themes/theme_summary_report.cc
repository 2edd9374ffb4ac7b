#include "query-service/commands/reports/themes/theme_summary_report.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "query-service/commands/reports/report.h"
#include "query-service/commands/reports/themes/theme_sections.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/counts.h"

namespace waymark::query::client {
namespace {

std::string ThemesSubtitle(const v1::SummarizeThemesResponse& response) {
  std::string text = absl::StrCat(
      Counted(response.group_size(), "authority", "authorities"), ". Something was found of ",
      response.authority_count(), ", at ", Counted(response.visit_count(), "visit", "visits"),
      "; a standing was stated at ", response.visits_with_standing(), " of these.");
  if (response.possible_visit_count() > 0) {
    absl::StrAppend(&text, " ",
                    Counted(response.possible_visit_count(), "more visit", "more visits"),
                    " may lie inside the period.");
  }
  return text;
}

constexpr std::size_t kThemesNamedInNote = 4;

// A note of many themes once: "... (supervision, caseloads and 12 more themes)".
void AddThemeNotes(const v1::SummarizeThemesResponse& response,
                   google::protobuf::RepeatedPtrField<v1::DataNote>& notes) {
  std::map<v1::NoteReason, std::pair<std::string, std::vector<std::string>>> by_reason;
  for (const v1::ThemeSummary& theme : response.themes()) {
    for (const v1::DataNote& note : theme.notes()) {
      auto& [text, themes] = by_reason[note.reason()];
      text = note.text();
      themes.push_back(ShortName(theme.theme().name()));
    }
  }
  for (auto& [reason, told] : by_reason) {
    auto& [text, themes] = told;
    const std::size_t more = themes.size() - std::min(themes.size(), kThemesNamedInNote);
    themes.resize(themes.size() - more);
    v1::DataNote& note = *notes.Add();
    note.set_reason(reason);
    note.set_text(absl::StrCat(
        text, " (", absl::StrJoin(themes, ", "),
        more > 0
            ? absl::StrCat(" and ", Counted(static_cast<int>(more), "more theme", "more themes"))
            : std::string(),
        "; --csv=notes names the visits)"));
  }
}

}  // namespace

Document ThemeSummaryReport(const v1::SummarizeThemesResponse& response) {
  Report report("What recurs across authorities", ThemesSubtitle(response));
  if (response.themes().empty()) {
    report.Say("Nothing was found of any theme asked for.");
  } else {
    report.SayHowMany(response.themes().size(), response.theme_count(), "themes");
    WriteThemeCounts(response, report);
    WriteUnresolvedTimes(response, report);
    WriteCompanions(response, report);
  }
  google::protobuf::RepeatedPtrField<v1::DataNote> notes = response.notes();
  AddThemeNotes(response, notes);
  report.NoteSection(notes);
  return report.Take();
}

}  // namespace waymark::query::client
