#ifndef WAYMARK_INGEST_SERVICE_RULES_WARNINGS_FIGURE_SERIES_H_
#define WAYMARK_INGEST_SERVICE_RULES_WARNINGS_FIGURE_SERIES_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "absl/time/civil_time.h"
#include "waymark/v1/visit.pb.h"

#include "common/model/partial_date.h"
#include "common/reference/reference_data.h"

namespace waymark::ingest {

// A figure to calculate with, where a visit gives it: ACTUAL, EXACT or APPROXIMATE, not a range, of
// a listed measure.
struct Figure {
  int index = 0;  // among the visit's observations
  const v1::Observation* observation = nullptr;
  std::optional<model::PartialDate> date;  // its own; absent where it is as of an event
  std::optional<absl::CivilDay> day;       // the one day it is of, its own or the visit's

  double value() const { return observation->value(); }
};

// What may be joined: measure, cohort, basis, definition. Views into the visit.
using SeriesKey = std::tuple<std::string_view, std::string_view, v1::SeriesBasis, std::string_view>;

// The figures of a visit by series, each oldest first as far as that is known: those of the
// baseline, of the visit before, those with a date of their own, those of the visit itself. Equal
// ones in the visit's order. The visit outlives it.
std::map<SeriesKey, std::vector<Figure>> FiguresOf(const v1::Visit& visit);

// Whether it is of the time of the visit itself.
bool IsOfVisit(const Figure& figure);

// The measure of that full name; null where there is none.
const reference::Measure* MeasureOf(const reference::ReferenceData& reference,
                                    std::string_view name);

// Whether both are of the same date, given in the same words, of the same event, or of one day.
bool AreOfOneDate(const Figure& a, const Figure& b);

// The observation's id in its visit, or how to find it where it has none.
std::string IdOf(const Figure& figure);

}  // namespace waymark::ingest

#endif  // WAYMARK_INGEST_SERVICE_RULES_WARNINGS_FIGURE_SERIES_H_
