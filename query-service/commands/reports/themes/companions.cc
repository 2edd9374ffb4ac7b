#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"

#include "common/model/decimal.h"
#include "query-service/commands/reports/themes/theme_sections.h"
#include "query-service/commands/text/labels.h"

namespace waymark::query::client {
namespace {

// Of each theme; CSV has all of the answer.
constexpr int kCompanionsShown = 3;
// One visit at which both were found is no pattern.
constexpr int kFewestVisitsTogether = 2;

std::string FigureOrDash(bool known, double figure) {
  return known ? model::DecimalText(figure) : "-";
}

Grid::Row CompanionRow(const v1::ThemeSummary& theme, const v1::CompanionTheme& companion) {
  return {{ShortName(theme.theme().name()), ShortName(companion.theme().name()),
           absl::StrCat(companion.together().visits(), " of ", theme.unresolved().visits()),
           FigureOrDash(companion.has_lift(), companion.lift()),
           absl::StrCat(companion.visits_by_one_finding())},
          {}};
}

}  // namespace

void WriteCompanions(const v1::SummarizeThemesResponse& response, Report& report) {
  Grid grid{.columns = {"Theme", "Together with", "Visits", "Lift", "In one finding"}, .rows = {}};
  for (const v1::ThemeSummary& theme : response.themes()) {
    const int shown = std::min(theme.companions().size(), kCompanionsShown);
    for (int i = 0; i < shown; ++i) {
      if (theme.companions(i).together().visits() < kFewestVisitsTogether) continue;
      grid.rows.push_back(CompanionRow(theme, theme.companions(i)));
    }
  }
  if (grid.rows.empty()) return;
  report.Section("What comes together");
  report.Say(
      "Weak or inconsistent at the same visits to the same authority, at two visits or more; the "
      "three most frequent of each theme. Lift: how many times as often as by chance; from few "
      "visits it says little. In one finding: visits at which one finding about both says so.");
  report.Add(std::move(grid));
}

}  // namespace waymark::query::client
