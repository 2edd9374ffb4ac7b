#ifndef WAYMARK_INGEST_SERVICE_RULES_WARNINGS_VISIT_FIGURES_H_
#define WAYMARK_INGEST_SERVICE_RULES_WARNINGS_VISIT_FIGURES_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "waymark/v1/visit.pb.h"

#include "common/model/partial_date.h"
#include "common/reference/reference_data.h"

namespace waymark::ingest {

// The figures of a visit by themselves: what is held against those of another one once the visit
// is gone. See figure_series.h for what counts as one.
struct VisitFigures {
  struct Entry {
    int index = 0;  // Among the visit's observations.
    double value = 0;
    std::string id;                          // IdOf the figure.
    std::optional<model::PartialDate> date;  // Its own; absent where it is as of an event.
    bool is_of_visit = false;                // As of the visit itself.
  };
  struct Series {
    std::string measure;
    std::string cohort;
    v1::SeriesBasis basis = v1::SERIES_BASIS_UNSPECIFIED;
    std::string definition;
    // What `measure` names; null where nothing known, and where it was not looked up.
    const reference::Measure* known_measure = nullptr;
    std::vector<Entry> entries;  // As FiguresOf has them; at least one.
  };

  std::string visit;                       // Its name.
  std::optional<model::PartialDate> date;  // IdentifyingDate.
  std::vector<Series> series;              // In the order of their SeriesKey.

  [[nodiscard]] bool empty() const { return series.empty(); }
  // What it takes of memory, roughly.
  [[nodiscard]] std::size_t bytes() const;
};

// Of a visit that others will be held against.
VisitFigures TakeFigures(const v1::Visit& visit);
// Of one that is to be held against others: its measures are looked up. `reference` outlives it.
VisitFigures TakeFigures(const reference::ReferenceData& reference, const v1::Visit& visit);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_WARNINGS_VISIT_FIGURES_H_
