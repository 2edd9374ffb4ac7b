#include "query-service/analysis/comparison/compared_statement.h"

#include <utility>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/citation.h"
#include "query-service/analysis/comparison/comparison_outcome.h"
#include "query-service/analysis/data_note.h"

namespace waymark::query {
namespace {

v1::ComparedStatement Cited(const v1::Visit& visit, const SourceIds& ids) {
  v1::ComparedStatement statement;
  *statement.mutable_visit() = SummaryOf(visit);
  statement.set_second_hand(SecondHand(visit, ids));
  for (const v1::Source* source : SourcesOf(visit, ids)) *statement.add_sources() = *source;
  return statement;
}

bool IsUnresolved(const v1::ConflictingReport& report) {
  return report.resolution() == v1::CONFLICT_RESOLUTION_UNRESOLVED ||
         report.resolution() == v1::CONFLICT_RESOLUTION_UNSPECIFIED;
}

void NoteConflicts(const v1::Visit& visit, std::string_view field, v1::ComparisonRow& row) {
  for (const v1::ConflictingReport& report : visit.conflicting_reports()) {
    if (!IsUnresolved(report) || report.field().rfind(field, 0) != 0) continue;
    *row.add_notes() = MakeNote(
        v1::NOTE_REASON_CONFLICTING_REPORT,
        absl::StrCat("A source gives another value for ", report.field(), ": ", report.value()),
        {visit.name()});
  }
}

}  // namespace

v1::ComparedStatement StatementOf(const v1::Visit& visit, const v1::Judgement& judgement) {
  v1::ComparedStatement statement = Cited(visit, judgement.source_ids());
  *statement.mutable_judgement() = judgement;
  return statement;
}

v1::ComparedStatement StatementOf(const v1::Visit& visit, const v1::OverallProgress& progress) {
  v1::ComparedStatement statement = Cited(visit, progress.source_ids());
  *statement.mutable_overall_progress() = progress;
  return statement;
}

void NoteStatement(const reference::ReferenceData& reference, const DatedVisit& visit,
                   const v1::ComparedStatement& statement, std::string_view field,
                   v1::ComparisonRow& row) {
  NoteVisitDate(reference, visit, row);
  if (statement.second_hand()) {
    *row.add_notes() = MakeNote(v1::NOTE_REASON_SECOND_HAND,
                                "No source at hand is the inspectorate's own letter or report.",
                                {visit.visit.name()});
  }
  NoteConflicts(visit.visit, field, row);
}

}  // namespace waymark::query
