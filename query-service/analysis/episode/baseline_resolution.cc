#include "query-service/analysis/episode/baseline_resolution.h"

#include <string>

#include "absl/strings/str_cat.h"

#include "common/model/date_order.h"
#include "query-service/analysis/data_note.h"
#include "query-service/analysis/episode/episode.h"

namespace waymark::query {
namespace {

using Inspections = std::vector<const DatedVisit*>;

std::optional<size_t> FindByName(const std::string& name, const Inspections& inspections) {
  for (size_t i = 0; i < inspections.size(); ++i) {
    if (inspections[i]->visit.name() == name) return i;
  }
  return std::nullopt;
}

bool IsDateOf(const model::PartialDate& date, const DatedVisit& inspection) {
  const bool has_fieldwork = inspection.start.has_value() || inspection.end.has_value();
  if (has_fieldwork && model::OrderOf(date, *inspection.days) == model::DateOrder::kOverlap) {
    return true;
  }
  return inspection.published.has_value() &&
         model::OrderOf(date, *inspection.published) == model::DateOrder::kOverlap;
}

// The only inspection the date fits.
std::optional<size_t> FindByDate(const model::PartialDate& date, const Inspections& inspections) {
  std::optional<size_t> found;
  for (size_t i = 0; i < inspections.size(); ++i) {
    if (!IsDateOf(date, *inspections[i])) continue;
    if (found.has_value()) return std::nullopt;
    found = i;
  }
  return found;
}

std::optional<size_t> FindNamed(const std::string& baseline, const Inspections& inspections) {
  if (const auto named = FindByName(baseline, inspections); named.has_value()) return named;
  const auto date = ReadDate(baseline);
  return date.has_value() ? FindByDate(*date, inspections) : std::nullopt;
}

// The latest inspection before `date`: of those that certainly are; where none is, the one with the
// latest first day. Undated ones stand first and are before nothing.
std::optional<size_t> LatestBefore(const model::PartialDate& date, const Inspections& inspections) {
  std::optional<size_t> certain;
  std::optional<size_t> latest;
  for (size_t i = 0; i < inspections.size(); ++i) {
    const auto inspection_date = InspectionDate(*inspections[i]);
    if (!inspection_date.has_value()) continue;
    if (model::OrderOf(*inspection_date, date) == model::DateOrder::kBefore) certain = i;
    if (model::SortDay(*inspection_date) <= model::SortDay(date)) latest = i;
  }
  return certain.has_value() ? certain : latest;
}

void NoteOverlaps(const DatedVisit& visit, const Inspections& inspections,
                  ResolvedBaseline& resolved) {
  for (const DatedVisit* inspection : inspections) {
    const auto date = InspectionDate(*inspection);
    if (!date.has_value() || !visit.place.has_value()) continue;
    if (model::OrderOf(*date, *visit.place) != model::DateOrder::kOverlap) continue;
    resolved.notes.push_back(MakeNote(
        v1::NOTE_REASON_ORDER_UNKNOWN,
        "The visit names no baseline and its date overlaps an inspection's: whether it came before "
        "or after is not known. It was taken to follow the last inspection that is certainly "
        "before it, else placed by their first days.",
        {visit.visit.name(), inspection->visit.name()}));
  }
}

v1::DataNote Unresolved(const DatedVisit& visit, std::string text) {
  return MakeNote(v1::NOTE_REASON_BASELINE_UNRESOLVED, std::move(text), {visit.visit.name()});
}

void ResolveByDates(const DatedVisit& visit, const Inspections& inspections,
                    ResolvedBaseline& resolved) {
  const auto& date = visit.place.has_value() ? visit.place : visit.days;
  if (date.has_value()) {
    resolved.inspection = LatestBefore(*date, inspections);
    NoteOverlaps(visit, inspections, resolved);
  } else if (inspections.size() == 1) {
    resolved.inspection = 0;
  } else if (!inspections.empty()) {
    resolved.notes.push_back(Unresolved(
        visit,
        "The visit has no date and no known baseline: which inspection it follows is not "
        "known, so it is part of no inspection's episode."));
  }
}

}  // namespace

ResolvedBaseline ResolveBaseline(const DatedVisit& visit,
                                 const std::vector<const DatedVisit*>& inspections) {
  ResolvedBaseline resolved;
  const std::string& baseline = visit.visit.baseline();
  if (!baseline.empty()) {
    resolved.inspection = FindNamed(baseline, inspections);
    if (resolved.inspection.has_value()) return resolved;
    resolved.notes.push_back(Unresolved(
        visit, absl::StrCat("The visit names ", baseline,
                            " as its baseline, which is not exactly "
                            "one recorded inspection of this authority. It was placed by its "
                            "dates.")));
  }
  ResolveByDates(visit, inspections, resolved);
  return resolved;
}

}  // namespace waymark::query
