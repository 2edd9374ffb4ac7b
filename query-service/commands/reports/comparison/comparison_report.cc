#include "query-service/commands/reports/comparison/comparison_report.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"

#include "query-service/commands/reports/comparison/authority_names.h"
#include "query-service/commands/reports/comparison/comparison_chart.h"
#include "query-service/commands/reports/comparison/comparison_rows.h"
#include "query-service/commands/reports/report.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"
#include "query-service/commands/wording/finding_text.h"
#include "query-service/commands/wording/observation_text.h"

namespace waymark::query::client {
namespace {

std::string Subtitle(const v1::CompareAuthoritiesResponse& response, const ComparisonTopic& topic) {
  return absl::StrCat(topic.as_of_date.empty() ? std::string("Latest known")
                                               : absl::StrCat("As of ", DateText(topic.as_of_date)),
                      ". ", response.group_size(),
                      response.group_size() == 1 ? " authority, " : " authorities, ",
                      response.row_count(), " with a value. Not a ranking.");
}

void WriteExcluded(const v1::CompareAuthoritiesResponse& response, const ComparisonTopic& topic,
                   const AuthorityNames& names, Report& report) {
  if (response.excluded().empty()) return;
  report.Section("Without a value");
  for (const v1::Exclusion& exclusion : response.excluded()) {
    Item item{.label = names.Of(exclusion.authority()),
              .text = exclusion.text().empty() ? Label(exclusion.reason()) : exclusion.text(),
              .details = {}};
    for (const v1::ObservationPoint& point : exclusion.points()) {
      CitedText text(ValueAndDate(point, topic.unit));
      text.Add(" ").Append(PointSources(point, report.sources()));
      item.details.push_back({kPoint, std::move(text)});
    }
    for (const v1::ReportedFinding& finding : exclusion.findings()) {
      item.details.push_back({kPoint, FindingText(finding, report.sources())});
    }
    report.Add(std::move(item));
  }
}

}  // namespace

Document ComparisonReport(const v1::CompareAuthoritiesResponse& response,
                          const ComparisonTopic& topic) {
  Report report(topic.title, Subtitle(response, topic));
  const AuthorityNames names(response);
  if (response.rows().empty()) {
    report.Say("No authority of the group has a value.");
  } else if (topic.is_theme) {
    report.Add(ThemeGrid(response, names, report.sources()));
  } else {
    if (auto chart = ChartOf(response, topic, names); chart.has_value()) {
      report.Add(*std::move(chart));
    }
    report.Add(MeasureGrid(response, topic.unit, names, report.sources()));
  }
  WriteExcluded(response, topic, names, report);
  report.NoteSection(response.notes(), LaterInspectionNote(response, names));
  return report.Take();
}

}  // namespace waymark::query::client
