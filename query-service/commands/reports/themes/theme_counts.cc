#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "query-service/commands/reports/themes/theme_sections.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/visit_text.h"

namespace waymark::query::client {
namespace {

// Bars of the themes that were unresolved most often.
constexpr std::size_t kThemesCharted = 12;
// Directions that have a column; the others stand under the row.
constexpr v1::Direction kDirectionColumns[] = {v1::DIRECTION_IMPROVED, v1::DIRECTION_DECLINED};
constexpr v1::Standing kStandingColumns[] = {v1::STANDING_WEAK, v1::STANDING_INCONSISTENT,
                                             v1::STANDING_SOUND, v1::STANDING_STRONG};

// "6/7": authorities/visits, and in brackets those that may be inside the period.
std::string TallyText(const v1::ThemeTally& tally) {
  std::string text = tally.visits() == 0 && tally.authorities() == 0
                         ? std::string("-")
                         : absl::StrCat(tally.authorities(), "/", tally.visits());
  if (tally.possible_authorities() > 0 || tally.possible_visits() > 0) {
    absl::StrAppend(&text, " (+", tally.possible_authorities(), "/", tally.possible_visits(), ")");
  }
  return text;
}

std::string StandingCell(const v1::ThemeSummary& theme, v1::Standing standing) {
  for (const v1::StandingTally& tally : theme.standings()) {
    if (tally.standing() == standing) return TallyText(tally.tally());
  }
  return "-";
}

std::string DirectionCell(const v1::ThemeSummary& theme, v1::Direction direction) {
  for (const v1::DirectionTally& tally : theme.directions()) {
    if (tally.direction() == direction) return TallyText(tally.tally());
  }
  return "-";
}

// "leicester/monitoring-visit-4 (f1, f3); reading/..., and 3 more findings"
std::string EvidenceText(const v1::ThemeTally& tally) {
  std::vector<std::pair<std::string, std::vector<std::string>>> visits;
  for (const v1::FindingCitation& citation : tally.findings()) {
    const std::string visit =
        VisitPath(citation.visit()) + (citation.possible() ? ", perhaps outside the period" : "");
    if (visits.empty() || visits.back().first != visit) visits.push_back({visit, {}});
    visits.back().second.push_back(citation.finding_id());
  }
  std::vector<std::string> parts;
  for (const auto& [visit, findings] : visits) {
    parts.push_back(absl::StrCat(visit, " (", absl::StrJoin(findings, ", "), ")"));
  }
  const int more = tally.finding_count() - tally.findings().size();
  return absl::StrCat(absl::StrJoin(parts, "; "),
                      more > 0 ? absl::StrCat("; ", more, " more findings") : std::string());
}

std::string OtherDirections(const v1::ThemeSummary& theme) {
  std::vector<std::string> parts;
  for (const v1::DirectionTally& tally : theme.directions()) {
    if (std::find(std::begin(kDirectionColumns), std::end(kDirectionColumns), tally.direction()) ==
        std::end(kDirectionColumns)) {
      parts.push_back(absl::StrCat(Label(tally.direction()), " ", TallyText(tally.tally())));
    }
  }
  return absl::StrJoin(parts, ", ");
}

Grid::Row CountsRow(const v1::ThemeSummary& theme) {
  Grid::Row row;
  row.cells.emplace_back(ShortName(theme.theme().name()));
  for (const v1::Standing standing : kStandingColumns) {
    row.cells.emplace_back(StandingCell(theme, standing));
  }
  for (const v1::Direction direction : kDirectionColumns) {
    row.cells.emplace_back(DirectionCell(theme, direction));
  }
  row.details.push_back({"", theme.theme().display_name()});
  if (!theme.unresolved().findings().empty()) {
    row.details.push_back({"Weak or inconsistent", EvidenceText(theme.unresolved())});
  }
  if (const std::string other = OtherDirections(theme); !other.empty()) {
    row.details.push_back({"Directions besides", other});
  }
  return row;
}

std::optional<BarChart> UnresolvedChart(const v1::SummarizeThemesResponse& response) {
  BarChart chart{
      .title = "Authorities in which it was weak or inconsistent", .axis_unit = "", .bars = {}};
  double largest = 0;
  for (const v1::ThemeSummary& theme : response.themes()) {
    const int authorities = theme.unresolved().authorities();
    if (authorities == 0 || chart.bars.size() == kThemesCharted) continue;
    chart.bars.push_back({.label = ShortName(theme.theme().name()),
                          .value = static_cast<double>(authorities),
                          .text = absl::StrCat(authorities),
                          .before = std::nullopt});
    largest = std::max(largest, static_cast<double>(authorities));
  }
  if (chart.bars.size() < 2) return std::nullopt;
  chart.top = AxisTop(largest);
  return chart;
}

}  // namespace

void WriteThemeCounts(const v1::SummarizeThemesResponse& response, Report& report) {
  if (auto chart = UnresolvedChart(response); chart.has_value()) report.Add(*std::move(chart));
  report.Section("How themes were found");
  report.Say(
      "Authorities/visits: 6/7 is at seven visits to six authorities. One may count in several "
      "columns.");
  Grid grid{.columns = {"Theme", "Weak", "Inconsistent", "Sound", "Strong", "Improved", "Declined"},
            .rows = {}};
  for (const v1::ThemeSummary& theme : response.themes()) grid.rows.push_back(CountsRow(theme));
  report.Add(std::move(grid));
}

}  // namespace waymark::query::client
