#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_MEASURE_POINT_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_MEASURE_POINT_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "waymark/v1/observation.pb.h"
#include "waymark/v1/progress.pb.h"

#include "common/model/partial_date.h"
#include "query-service/analysis/episode/dated_visit.h"
#include "query-service/analysis/episode/episode.h"

namespace waymark::query {

// An observation where a visit of the episode reports it. Points into the History.
struct Reading {
  const DatedVisit* visit = nullptr;
  const v1::Observation* observation = nullptr;
};

// One value at one date: one observation, or several that agree.
struct MeasurePoint {
  std::vector<Reading> readings;  // never empty; the first is shown
  // The event of this episode whose days it is of. Null with a date of its own, and where the event
  // is of another episode or not recorded.
  const DatedVisit* event = nullptr;
  // The same, of whichever episode it is.
  const DatedVisit* any_event = nullptr;
  // Its date, for order and arithmetic. Absent where nothing dates it: no as-of date, and an event
  // that is not recorded, that only its sources date, or that came after the episode.
  std::optional<model::PartialDate> date;
  // When it can have been: the date, or what is known of its event ("not later than"). Decides
  // nothing but whether it was certainly there by a certain day.
  std::optional<model::PartialDate> days;

  // Observations of the same date contradict it.
  bool contradicted = false;
  // Observations that the record calls other readings of the same figure.
  std::vector<Reading> rivals;
  // One of those that contradict or rival it is the inspectorate's.
  bool against_inspectorate = false;

  const v1::Observation& observation() const { return *readings.front().observation; }
  bool disputed() const { return contradicted || !rivals.empty(); }
  // Names of the visits that report it.
  std::vector<std::string> visits() const;
};

// Dates one observation. Its own as-of date comes first; else the event's: the days of the visit,
// of the inspection it follows (see DatedVisit::follows), or of the visit before it.
MeasurePoint MakePoint(const EpisodeView& episode, const Reading& reading);

// Whether both count the same people (see episode.h), by the authorities they are reported of.
bool CountSamePeople(const EpisodeView& episode, const MeasurePoint& a, const MeasurePoint& b);

// Whether both are of one date: the same event, or dates that cover the same days. Two events are
// one date only where both are the same single day.
bool AreOfOneDate(const MeasurePoint& a, const MeasurePoint& b);

// Whether `a` is known to be of an earlier time than `b`: by their dates; where these overlap or
// are missing, because what is of the baseline, or reported by it, comes before what is of a later
// visit, and what a visit reports of other dates before what it reports of its own.
bool KnownBefore(const EpisodeView& episode, const MeasurePoint& a, const MeasurePoint& b);

// Whether arithmetic may use it: a figure, and undisputed or the only one of the inspectorate among
// those that dispute it.
bool IsUsable(const MeasurePoint& point);
// Whether a reading of it is the inspectorate's.
bool IsInspectorates(const MeasurePoint& point);

// What its readings cite, each document once, also where several visits or observations cite it.
using PointSources = absl::InlinedVector<const v1::Source*, 4>;
PointSources SourcesOf(const MeasurePoint& point);
// Whether no reading of it is known from the inspectorate's own letter or report.
bool IsSecondHand(const MeasurePoint& point);

v1::ObservationPoint PointMessage(const MeasurePoint& point);

// For people: "2016-06", "the visit 2016-06-..." where it has no date.
std::string WhenText(const MeasurePoint& point);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_MEASURE_POINT_H_
