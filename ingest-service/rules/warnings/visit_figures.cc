#include "ingest-service/rules/warnings/visit_figures.h"

#include <utility>

#include "ingest-service/rules/visit_dates.h"
#include "ingest-service/rules/warnings/figure_series.h"

namespace waymark::ingest {
namespace {

std::size_t BytesOf(const VisitFigures::Series& series) {
  std::size_t bytes = sizeof(series) + series.measure.capacity() + series.cohort.capacity() +
                      series.definition.capacity();
  for (const VisitFigures::Entry& entry : series.entries) {
    bytes += sizeof(entry) + entry.id.capacity();
  }
  return bytes;
}

VisitFigures::Entry EntryOf(const Figure& figure) {
  return {.index = figure.index,
          .value = figure.value(),
          .id = IdOf(figure),
          .date = figure.date,
          .is_of_visit = IsOfVisit(figure)};
}

}  // namespace

std::size_t VisitFigures::bytes() const {
  std::size_t bytes = sizeof(VisitFigures) + visit.capacity();
  for (const Series& one : series) bytes += BytesOf(one);
  return bytes;
}

VisitFigures TakeFigures(const v1::Visit& visit) {
  VisitFigures taken;
  for (const auto& [key, figures] : FiguresOf(visit)) {
    const auto& [measure, cohort, basis, definition] = key;
    VisitFigures::Series& series = taken.series.emplace_back();
    series.measure = measure;
    series.cohort = cohort;
    series.basis = basis;
    series.definition = definition;
    series.entries.reserve(figures.size());
    for (const Figure& figure : figures) series.entries.push_back(EntryOf(figure));
  }
  if (taken.empty()) return taken;
  taken.visit = visit.name();
  taken.date = IdentifyingDate(DatesOf(visit));
  return taken;
}

VisitFigures TakeFigures(const reference::ReferenceData& reference, const v1::Visit& visit) {
  VisitFigures taken = TakeFigures(visit);
  for (VisitFigures::Series& series : taken.series) {
    series.known_measure = MeasureOf(reference, series.measure);
  }
  return taken;
}

}  // namespace waymark::ingest
