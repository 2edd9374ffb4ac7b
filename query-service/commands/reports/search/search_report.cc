#include "query-service/commands/reports/search/search_report.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "query-service/commands/reports/report.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/counts.h"
#include "query-service/commands/wording/dates.h"
#include "query-service/commands/wording/finding_text.h"
#include "query-service/commands/wording/visit_text.h"

namespace waymark::query::client {
namespace {

// Themes with fewer hits are told as one number.
constexpr int kThemesNamed = 10;

// The text with what was looked for marked. Ranges that do not fit the text are not.
CitedText MarkedText(const v1::SearchHit& hit) {
  CitedText text;
  const std::string_view whole = hit.text();
  std::size_t at = 0;
  for (const v1::TextRange& range : hit.highlights()) {
    const auto begin = static_cast<std::size_t>(std::max(range.begin(), 0));
    const auto end = static_cast<std::size_t>(std::max(range.end(), 0));
    if (begin < at || end <= begin || end > whole.size()) continue;
    text.Add(whole.substr(at, begin - at)).Mark(whole.substr(begin, end - begin));
    at = end;
  }
  return text.Add(whole.substr(at));
}

std::string DateOfHit(const v1::VisitSummary& visit) {
  if (!visit.start_date().empty()) return DateText(visit.start_date());
  if (!visit.end_date().empty()) return absl::StrCat("ended ", DateText(visit.end_date()));
  if (!visit.published_date().empty()) {
    return absl::StrCat("published ", DateText(visit.published_date()));
  }
  return "undated";
}

// "finding f2, inconsistent, says the council; cl-pathway-plan-quality; care-leavers; second hand"
std::string AboutHit(const v1::SearchHit& hit) {
  std::vector<std::string> parts = {Label(hit.kind())};
  if (hit.has_finding()) {
    absl::StrAppend(&parts[0], " ", hit.finding().id());
    if (const std::string state = StateText(hit.finding()); !state.empty()) parts.push_back(state);
  }
  if (!hit.themes().empty()) {
    parts.push_back(absl::StrJoin(
        hit.themes(), ", ",
        [](std::string* out, const std::string& name) { absl::StrAppend(out, ShortName(name)); }));
  }
  if (!hit.service_area().empty()) parts.push_back(ShortName(hit.service_area()));
  if (hit.speaker() != v1::SPEAKER_UNSPECIFIED && hit.speaker() != v1::SPEAKER_INSPECTORATE) {
    parts.push_back(absl::StrCat("says ", Label(hit.speaker())));
  }
  if (hit.second_hand()) parts.emplace_back("second hand");
  if (hit.certainty() == v1::MATCH_CERTAINTY_POSSIBLE) {
    parts.emplace_back("perhaps outside the dates asked for");
  }
  return absl::StrJoin(parts, "; ");
}

void WriteHits(const v1::SearchFindingsResponse& response, Report& report) {
  report.Section("Texts");
  report.SayHowMany(response.hits().size(), response.hit_count(), "texts");
  for (const v1::SearchHit& hit : response.hits()) {
    CitedText text = MarkedText(hit);
    text.Add(" ").Append(report.sources().Cite(hit.sources(), hit.visit().name()));
    report.Add(Item{
        .label = absl::StrCat(VisitPath(hit.visit().name()), " (", DateOfHit(hit.visit()), ")"),
        .text = std::move(text),
        .details = {{"", AboutHit(hit)}}});
  }
}

std::string ThemesOfHits(const v1::SearchFindingsResponse& response) {
  std::vector<std::string> parts;
  for (const v1::ThemeHits& theme : response.theme_hits()) {
    if (parts.size() == kThemesNamed) break;
    parts.push_back(absl::StrCat(ShortName(theme.theme().name()), " ", theme.hits()));
  }
  const int more = response.theme_hits().size() - static_cast<int>(parts.size());
  if (more > 0) parts.push_back(absl::StrCat(Counted(more, "more theme", "more themes")));
  if (response.without_theme() > 0) {
    parts.push_back(absl::StrCat("under none ", response.without_theme()));
  }
  return absl::StrJoin(parts, ", ");
}

}  // namespace

Document SearchReport(const v1::SearchFindingsResponse& response, const std::string& query) {
  Report report(
      query.empty() ? std::string("What visits say") : absl::StrCat("What visits say: ", query),
      absl::StrCat(Counted(response.hit_count(), "text", "texts"), " in ",
                   Counted(response.visit_count(), "visit", "visits"), "."));
  if (response.hits().empty()) {
    report.Say(
        "Nothing fits. Words must be spelled as a source spells them, and wording varies by "
        "inspector: themes (--themes) find what others call something else.");
  } else {
    report.Field("By theme", ThemesOfHits(response));
    WriteHits(response, report);
  }
  report.NoteSection(response.notes());
  return report.Take();
}

}  // namespace waymark::query::client
