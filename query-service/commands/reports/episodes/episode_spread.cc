#include <string>
#include <utility>

#include "absl/strings/str_cat.h"

#include "query-service/commands/reports/episodes/episode_sections.h"
#include "query-service/commands/reports/episodes/months_chart.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/counts.h"
#include "query-service/commands/wording/dates.h"
#include "query-service/commands/wording/distribution_text.h"
#include "query-service/commands/wording/tones.h"

namespace waymark::query::client {
namespace {

void AddSpread(const std::string& what, const v1::Distribution& spread, Grid& grid) {
  if (!spread.has_median()) return;
  grid.rows.push_back(
      {{what, absl::StrCat(spread.n()), StatisticText(spread.has_min(), spread.min()),
        StatisticText(spread.has_first_quartile(), spread.first_quartile()),
        StatisticText(spread.has_median(), spread.median()),
        StatisticText(spread.has_third_quartile(), spread.third_quartile()),
        StatisticText(spread.has_max(), spread.max()),
        StatisticText(spread.has_mean(), spread.mean())},
       {}});
}

void WriteEnd(const v1::EpisodeStatistics& statistics, Report& report) {
  report.Add(Subject{absl::StrCat(Counted(statistics.episodes(), "episode ", "episodes "),
                                  Label(statistics.end()))});
  Grid grid{.columns = {"", "n", "Least", "25 %", "Median", "75 %", "Most", "Mean"}, .rows = {}};
  AddSpread("Visits recorded", statistics.visits_held(), grid);
  AddSpread("Highest number stated", statistics.stated_numbers(), grid);
  AddSpread("Months since publication", statistics.months_since_publication(), grid);
  AddSpread("Months since fieldwork", statistics.months_since_fieldwork(), grid);
  if (grid.rows.empty()) {
    report.Say("Too few for a spread.");
  } else {
    report.Add(std::move(grid));
    if (statistics.end() != v1::EPISODE_END_REINSPECTED) {
      report.Add(NoteLine{"These are numbers so far: no inspection has ended them."});
    }
  }
  if (statistics.more_stated_than_held() > 0) {
    report.Add(NoteLine{absl::StrCat("Of ", statistics.more_stated_than_held(),
                                     " of them sources state more visits than are recorded.")});
  }
}

std::string MedianMonths(const v1::MedianEstimate& median) {
  return median.has_months() ? absl::StrCat("within ", MonthsText(median.months()))
                             : std::string("(not yet known)");
}

}  // namespace

void WriteEpisodeSpread(const v1::SummarizeEpisodesResponse& response, Report& report) {
  report.Section("Visits and months");
  const v1::MedianEstimate& median = response.median_since_publication();
  report.Say(absl::StrCat(
      "Half are ended by an inspection ", MedianMonths(median), " of the report's publication, ",
      MedianMonths(response.median_since_fieldwork()), " of the end of fieldwork: estimated from ",
      median.ended(), " that were ended so and ", median.not_ended(), " that were not."));
  if (auto chart = MonthsChart(response); chart.has_value()) report.Add(*std::move(chart));
  for (const v1::EpisodeStatistics& statistics : response.statistics()) {
    WriteEnd(statistics, report);
  }
}

void WriteResults(const v1::SummarizeEpisodesResponse& response, Report& report) {
  if (response.results().empty()) return;
  report.Section("Results of re-inspection");
  Grid grid{.columns = {"Baseline", "Result", "Episodes"}, .rows = {}};
  for (const v1::ResultCount& result : response.results()) {
    grid.rows.push_back(
        {{Cell(Label(result.baseline_grade()), ToneOf(result.baseline_grade())),
          Cell(Label(result.result()), ToneOf(result.result())), absl::StrCat(result.episodes())},
         {}});
  }
  report.Add(std::move(grid));
}

}  // namespace waymark::query::client
