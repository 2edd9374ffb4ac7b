#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_MEASURE_SERIES_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_MEASURE_SERIES_H_

#include <compare>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "waymark/v1/observation.pb.h"

#include "common/model/date_order.h"
#include "common/model/partial_date.h"
#include "common/reference/reference_data.h"
#include "query-service/analysis/episode/episode.h"
#include "query-service/analysis/measure/measure_point.h"

namespace waymark::query {

// What may be joined: observations with the same key, and no others.
struct SeriesKey {
  std::string measure;  // measures/{measure_id}
  v1::SeriesBasis basis = v1::SERIES_BASIS_LETTER;
  std::string cohort;
  std::string definition;

  friend auto operator<=>(const SeriesKey&, const SeriesKey&) = default;
};

// One series, oldest first: dated points by SortDay, then those without a date; equal ones in the
// order of the visits that report them.
struct MeasureSeries {
  SeriesKey key;
  std::vector<MeasurePoint> points;   // what was
  std::vector<MeasurePoint> targets;  // targets and forecasts
};

struct EpisodeObservations {
  // By the order of the measures in the reference data, unknown ones after them by name; then by
  // basis, cohort and definition.
  std::vector<MeasureSeries> series;
  // Those without a listed measure, one point each, never joined; ordered like a series.
  std::vector<MeasurePoint> unlisted;
  // The visits among all these with a finding that calls figures unreliable: few have one.
  std::vector<const DatedVisit*> doubting;

  // Null where nothing is recorded for it.
  const MeasureSeries* Find(const SeriesKey& key) const;
};

// Everything that the baseline and the visits of an episode report, and what the authority's other
// visits report of one of its events, or of a date within its reach. Observations of one date and
// series that agree are one point; those that contradict each other are disputed, and so are rival
// readings, in every series they stand in. Figures that count different people do neither.
EpisodeObservations GatherObservations(const reference::ReferenceData& reference,
                                       const EpisodeView& episode);

// A series as far as a day reaches.
struct SeriesPart {
  // Was certainly there by then. An undated value is left out where one that is left out may be
  // later. Its targets are all of them.
  MeasureSeries there;
  std::vector<MeasurePoint> uncertain;  // may have been there
  std::vector<MeasurePoint> later;      // was not
};

// What was there by the end of `day`; all of it where there is none.
SeriesPart PartBy(const MeasureSeries& series, const std::optional<absl::CivilDay>& day);
// The same by any rule for when a value can have been (absent: not known).
using IsThere = std::function<model::Membership(const std::optional<model::PartialDate>& days)>;
SeriesPart PartBy(const MeasureSeries& series, const IsThere& is_there);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_MEASURE_SERIES_H_
