#include "query-service/commands/reports/comparison/rows/row_details.h"

#include "absl/strings/str_cat.h"

#include "query-service/commands/reports/report.h"
#include "query-service/commands/text/labels.h"
#include "query-service/commands/wording/dates.h"
#include "query-service/commands/wording/visit_text.h"

namespace waymark::query::client {
namespace {

std::string BaselineOfRow(const v1::ComparisonRow& row) {
  if (!row.has_baseline()) return "none recorded";
  const v1::VisitSummary& baseline = row.baseline();
  return absl::StrCat(ShortName(baseline.name()), ", ",
                      baseline.published_date().empty()
                          ? DateText(baseline.end_date())
                          : absl::StrCat("published ", DateText(baseline.published_date())));
}

// ", the value 26 months after that and 27 after its fieldwork"
std::string MonthsOfRow(const v1::ComparisonRow& row) {
  if (row.has_months_since_publication() && row.has_months_since_fieldwork()) {
    return absl::StrCat("; the value is of ", MonthsText(row.months_since_publication()),
                        " after its publication, ", RangeText(row.months_since_fieldwork()),
                        " after its fieldwork");
  }
  if (row.has_months_since_publication()) {
    return absl::StrCat("; the value is of ", MonthsText(row.months_since_publication()),
                        " after its publication");
  }
  if (row.has_months_since_fieldwork()) {
    return absl::StrCat("; the value is of ", MonthsText(row.months_since_fieldwork()),
                        " after its fieldwork");
  }
  return "";
}

}  // namespace

std::string ValueVisitText(const v1::ComparisonRow& row) {
  if (row.value_visit().empty()) return kNotKnown;
  return absl::StrCat(ShortName(row.value_visit()), ", ", DateText(row.value_date()));
}

void AddBaseline(const v1::ComparisonRow& row, Grid::Row& line) {
  line.details.push_back({"Baseline", absl::StrCat(BaselineOfRow(row), MonthsOfRow(row))});
}

void AddRowNotes(const v1::ComparisonRow& row, Grid::Row& line) {
  for (const v1::DataNote& note : row.notes()) {
    if (IsMarkedElsewhere(note) || note.reason() == v1::NOTE_REASON_LATER_INSPECTION) continue;
    line.details.push_back({"Note", NoteText(note)});
  }
}

CitedText StatementText(const v1::ComparedStatement& statement, SourceList& sources) {
  const std::string words = statement.has_judgement() ? JudgementText(statement.judgement())
                                                      : OverallText(statement.overall_progress());
  CitedText text(absl::StrCat(words, " (", ShortName(statement.visit().name()),
                              statement.second_hand() ? ", second hand) " : ") "));
  return text.Append(sources.Cite(statement.sources(), statement.visit().name()));
}

}  // namespace waymark::query::client
