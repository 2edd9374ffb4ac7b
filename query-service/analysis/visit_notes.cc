#include "query-service/analysis/visit_notes.h"

#include <set>
#include <utility>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/citation.h"
#include "query-service/analysis/data_note.h"
#include "query-service/analysis/reference_messages.h"

namespace waymark::query {
namespace {

// How a visit without a start date found its place; empty for one that has it.
std::string PlacementText(PlacedBy placed_by) {
  switch (placed_by) {
    case PlacedBy::kStartDate:
      return "";
    case PlacedBy::kEndDate:
      return "No source gives its first day; it is placed by its last.";
    case PlacedBy::kPublishedDate:
      return "No source gives its days; it is placed, and months are counted, by its publication.";
    case PlacedBy::kStatedNumber:
      return "No source gives its date; it is placed by its stated number.";
    case PlacedBy::kSourceDate:
      return "No source gives its date; it is placed as not later than the earliest of its "
             "sources.";
    case PlacedBy::kNothing:
      return "No source gives its date, and nothing tells its place among the others.";
  }
  return "";
}

bool IsUnresolved(const v1::ConflictingReport& report) {
  return report.resolution() == v1::CONFLICT_RESOLUTION_UNRESOLVED ||
         report.resolution() == v1::CONFLICT_RESOLUTION_UNSPECIFIED;
}

std::vector<std::string> UnknownReferences(const reference::ReferenceData& reference,
                                           const v1::Visit& visit) {
  std::set<std::string> unknown;
  for (const v1::Focus& focus : visit.focus()) {
    const bool known = FindServiceAreaByName(reference, focus.service_area()) != nullptr;
    if (!focus.service_area().empty() && !known) unknown.insert(focus.service_area());
    for (const std::string& theme : focus.themes()) {
      if (FindThemeByName(reference, theme) == nullptr) unknown.insert(theme);
    }
  }
  return {unknown.begin(), unknown.end()};
}

void NoteSources(const v1::Visit& visit, const std::string& field,
                 std::vector<v1::DataNote>& notes) {
  if (!visit.sources().empty() && SecondHand(visit, {})) {
    notes.push_back(MakeNote(v1::NOTE_REASON_SECOND_HAND,
                             "No source at hand is the inspectorate's own letter or report.",
                             {visit.name()}, field));
  }
  if (AllSourcesPartial(visit)) {
    notes.push_back(MakeNote(v1::NOTE_REASON_PARTIAL_SOURCES,
                             "Every source is partial: what is missing there proves nothing.",
                             {visit.name()}, field));
  }
}

void NoteConflicts(const v1::Visit& visit, const std::string& field,
                   std::vector<v1::DataNote>& notes) {
  for (const v1::ConflictingReport& report : visit.conflicting_reports()) {
    if (!IsUnresolved(report)) continue;
    notes.push_back(MakeNote(
        v1::NOTE_REASON_CONFLICTING_REPORT,
        absl::StrCat("A source gives another value for ", report.field(), ": ", report.value()),
        {visit.name()}, field));
  }
}

}  // namespace

std::vector<v1::DataNote> NotesOnVisit(const reference::ReferenceData& reference,
                                       const DatedVisit& visit, const std::string& field) {
  std::vector<v1::DataNote> notes;
  const std::string& name = visit.visit.name();
  if (std::string text = PlacementText(visit.placed_by); !text.empty()) {
    notes.push_back(MakeNote(v1::NOTE_REASON_VISIT_DATE_UNKNOWN, std::move(text), {name}, field));
  }
  NoteSources(visit.visit, field, notes);
  NoteConflicts(visit.visit, field, notes);
  std::vector<std::string> unknown = UnknownReferences(reference, visit.visit);
  if (!unknown.empty()) {
    unknown.insert(unknown.begin(), name);
    notes.push_back(MakeNote(v1::NOTE_REASON_UNKNOWN_REFERENCE,
                             "What it looked at is not in this service's reference data; shown as "
                             "recorded.",
                             std::move(unknown), field));
  }
  return notes;
}

}  // namespace waymark::query
