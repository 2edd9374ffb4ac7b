#include "query-service/commands/reports/comparison/comparison_report.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "query-service/commands/reports/asked.h"
#include "query-service/commands/reports/comparison/authority_names.h"
#include "query-service/commands/reports/comparison/comparison_chart.h"
#include "query-service/commands/reports/comparison/rows/row_details.h"
#include "query-service/commands/reports/comparison/rows/rows.h"
#include "query-service/commands/reports/comparison/spread.h"
#include "query-service/commands/reports/report.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/finding_text.h"
#include "query-service/commands/wording/observation_text.h"

namespace waymark::query::client {
namespace {

// Authorities that have no value for one reason are listed together from so many on.
constexpr std::size_t kManyAlike = 5;

std::string Capitalised(std::string text) {
  if (!text.empty()) text[0] = absl::ascii_toupper(static_cast<unsigned char>(text[0]));
  return text;
}

std::string ComparisonSubtitle(const v1::CompareAuthoritiesResponse& response,
                               const ComparisonTopic& topic) {
  const v1::RankBy rank_by = topic.request.measure().rank_by();
  const std::string ranking =
      IsRanked(response.statistics())
          ? absl::StrCat("Ranked by ",
                         Label(rank_by == v1::RANK_BY_UNSPECIFIED ? v1::RANK_BY_VALUE : rank_by),
                         ", 1 the best.")
          : "Not a ranking.";
  return absl::StrCat(Capitalised(AlignmentText(topic.request)), ". ", response.group_size(),
                      response.group_size() == 1 ? " authority, " : " authorities, ",
                      response.row_count(), " with a value. ", ranking,
                      topic.request.order_by().empty()
                          ? std::string()
                          : absl::StrCat(" Ordered by ", topic.request.order_by(), "."));
}

Grid RowsOf(const v1::CompareAuthoritiesResponse& response, const RowContext& context) {
  switch (context.topic.request.subject_case()) {
    case v1::CompareAuthoritiesRequest::kTheme:
      return ThemeGrid(response, context);
    case v1::CompareAuthoritiesRequest::kJudgement:
      return JudgementGrid(response, context);
    case v1::CompareAuthoritiesRequest::kOverall:
      return OverallGrid(response, context);
    case v1::CompareAuthoritiesRequest::kRecommendations:
      return RecommendationGrid(response, context);
    default:
      return MeasureGrid(response, context);
  }
}

Item ExclusionItem(const v1::Exclusion& exclusion, const RowContext& context) {
  Item item{.label = context.names.Of(exclusion.authority()),
            .text = exclusion.text().empty() ? Label(exclusion.reason()) : exclusion.text(),
            .details = {}};
  for (const v1::ObservationPoint& point : exclusion.points()) {
    CitedText text(ValueAndDate(point, context.topic.unit));
    text.Add(" ").Append(PointSources(point, context.sources));
    item.details.push_back({kPoint, std::move(text)});
  }
  for (const v1::ReportedFinding& finding : exclusion.findings()) {
    item.details.push_back({kPoint, FindingText(finding, context.sources)});
  }
  for (const v1::ComparedStatement& statement : exclusion.statements()) {
    item.details.push_back({kPoint, StatementText(statement, context.sources)});
  }
  return item;
}

bool HasEvidence(const v1::Exclusion& exclusion) {
  return exclusion.points_size() + exclusion.findings_size() + exclusion.statements_size() > 0;
}

// Those of whom nothing is recorded, by reason, where many share one.
std::map<v1::ExclusionReason, std::vector<std::string>> ManyAlike(
    const v1::CompareAuthoritiesResponse& response, const AuthorityNames& names) {
  std::map<v1::ExclusionReason, std::vector<std::string>> alike;
  for (const v1::Exclusion& exclusion : response.excluded()) {
    if (!HasEvidence(exclusion))
      alike[exclusion.reason()].push_back(names.Of(exclusion.authority()));
  }
  std::erase_if(alike, [](const auto& one) { return one.second.size() < kManyAlike; });
  return alike;
}

// One by one, but for many of whom there is nothing more to say than the reason.
void WriteExcluded(const v1::CompareAuthoritiesResponse& response, const RowContext& context,
                   Report& report) {
  if (response.excluded().empty()) return;
  report.Section("Without a value");
  const auto alike = ManyAlike(response, context.names);
  for (const v1::Exclusion& exclusion : response.excluded()) {
    if (!HasEvidence(exclusion) && alike.contains(exclusion.reason())) continue;
    report.Add(ExclusionItem(exclusion, context));
  }
  for (const auto& [reason, names] : alike) {
    report.Add(Item{.label = absl::StrCat(Capitalised(Label(reason)), " (", names.size(), ")"),
                    .text = absl::StrJoin(names, "; "),
                    .details = {}});
  }
}

// One note for all rows whose authority has been inspected since; empty where none has. The rows
// leave these out.
std::string LaterInspectionNote(const v1::CompareAuthoritiesResponse& response,
                                const RowContext& context) {
  std::vector<std::string> inspected;
  for (const v1::ComparisonRow& row : response.rows()) {
    const bool later = std::any_of(row.notes().begin(), row.notes().end(), [](const auto& note) {
      return note.reason() == v1::NOTE_REASON_LATER_INSPECTION;
    });
    if (later) inspected.push_back(context.names.Of(row.authority()));
  }
  if (inspected.empty()) return "";
  return absl::StrCat(
      "A later inspection than the baseline of the row is known",
      // At a point in time there may be later values, which nobody asked for.
      context.topic.request.alignment_case() == v1::CompareAuthoritiesRequest::ALIGNMENT_NOT_SET
          ? ", but no later value: "
          : ": ",
      absl::StrJoin(inspected, ", "), ".");
}

}  // namespace

Document ComparisonReport(const v1::CompareAuthoritiesResponse& response,
                          const ComparisonTopic& topic) {
  Report report(topic.title, ComparisonSubtitle(response, topic));
  const AuthorityNames names(response);
  const RowContext context{.topic = topic, .names = names, .sources = report.sources()};
  if (response.rows().empty()) {
    report.Say("No authority of the group has a value.");
  } else {
    if (auto chart = ChartOf(response, topic, names); chart.has_value()) {
      report.Add(*std::move(chart));
    }
    report.Add(RowsOf(response, context));
  }
  WriteSpread(response, topic, report);
  WriteExcluded(response, context, report);
  report.NoteSection(response.notes(), LaterInspectionNote(response, context));
  return report.Take();
}

}  // namespace waymark::query::client
