#include "query-service/commands/reports/comparison_report.h"

#include "absl/strings/str_cat.h"

#include "query-service/commands/reports/authority_names.h"
#include "query-service/commands/reports/comparison_rows.h"
#include "query-service/commands/reports/page.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"
#include "query-service/commands/wording/finding_text.h"
#include "query-service/commands/wording/observation_text.h"

namespace waymark::query::client {
namespace {

void WriteTitle(const v1::CompareAuthoritiesResponse& response, const ComparisonTopic& topic,
                Page& page) {
  page.Paragraph("", topic.title);
  page.Paragraph("", absl::StrCat(topic.as_of_date.empty()
                                      ? std::string("Latest known")
                                      : absl::StrCat("As of ", DateText(topic.as_of_date)),
                                  ". ", response.group_size(),
                                  response.group_size() == 1 ? " authority, " : " authorities, ",
                                  response.row_count(), " with a value. Not a ranking."));
  page.Gap();
}

void WriteExcluded(const v1::CompareAuthoritiesResponse& response, const ComparisonTopic& topic,
                   const AuthorityNames& names, Page& page) {
  if (response.excluded().empty()) return;
  page.Section("Without a value");
  for (const v1::Exclusion& exclusion : response.excluded()) {
    page.Paragraph(
        "", absl::StrCat(names.Of(exclusion.authority()), ": ",
                         exclusion.text().empty() ? Label(exclusion.reason()) : exclusion.text()));
    for (const v1::ObservationPoint& point : exclusion.points()) {
      page.Paragraph("    - ", absl::StrCat(ValueAndDate(point, topic.unit), " ",
                                            PointSources(point, page.sources())));
    }
    for (const v1::ReportedFinding& finding : exclusion.findings()) {
      page.Paragraph("    - ", FindingText(finding, page.sources()));
    }
  }
}

}  // namespace

std::string ComparisonReport(const v1::CompareAuthoritiesResponse& response,
                             const ComparisonTopic& topic, std::size_t width) {
  Page page(width);
  const AuthorityNames names(response);
  WriteTitle(response, topic, page);
  if (response.rows().empty()) {
    page.Paragraph("", "No authority of the group has a value.");
  } else if (topic.is_theme) {
    page.Append(ThemeTable(response, names, page.sources()));
  } else {
    page.Append(MeasureTable(response, topic.unit, names, page.sources()));
  }
  WriteExcluded(response, topic, names, page);
  page.NoteSection(response.notes(), LaterInspectionNote(response, names));
  page.SourceSection();
  return page.Take();
}

}  // namespace waymark::query::client
