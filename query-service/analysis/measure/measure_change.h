#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_MEASURE_CHANGE_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_MEASURE_CHANGE_H_

#include <optional>
#include <vector>

#include "waymark/v1/data_note.pb.h"
#include "waymark/v1/progress.pb.h"

#include "common/model/partial_date.h"
#include "common/reference/records.h"
#include "query-service/analysis/episode/episode.h"
#include "query-service/analysis/measure/measure_point.h"

namespace waymark::query {

// Which two points of a series stand for "then" and "now". Both point into the series.
struct ChosenPoints {
  // The usable point nearest to the baseline's fieldwork, at most six months off (0 where they
  // overlap); of equally near ones what is of the baseline itself, else the first. A date with an
  // open end overlaps nearly everything: it is chosen only where no other qualifies, and never for
  // what is of another visit or inspection. Where none qualifies, the first usable one after the
  // fieldwork.
  const MeasurePoint* baseline = nullptr;
  bool baseline_is_later = false;       // no point within six months
  bool baseline_is_open_dated = false;  // within six months only as far as is known
  // A usable point with an open date that may lie nearer to the fieldwork than the chosen one.
  const MeasurePoint* open_dated_not_chosen = nullptr;
  // The last usable point that does not certainly lie before the episode's fieldwork or after its
  // end. One without a date is last only if it is of a visit and every other usable point is known
  // to be before it.
  const MeasurePoint* latest = nullptr;
};

// `points` oldest first.
ChosenPoints ChoosePoints(const EpisodeView& episode, const std::vector<MeasurePoint>& points);

// What a point must be near to or after: the days of the baseline's fieldwork, where they are not
// known its publication. Absent where it has neither.
std::optional<model::PartialDate> FieldworkDays(const EpisodeView& episode);

// Whether a figure of another episode's visit is of this episode by its own date: not certainly
// after its end, nor more than six months before its fieldwork. Never where its dates are not
// known.
bool IsWithinReach(const EpisodeView& episode, const model::PartialDate& date);

// From then to now.
struct MeasureChange {
  // Rounded to the fewer decimals; ratio, rates and direction rest on the difference before that.
  // Absent unless both are there, differ, count the same people, and their order is known.
  std::optional<double> change;
  std::optional<double> relative_change;  // absent at 0
  // Absent where a date is missing or open. The two from the baseline are also absent where the
  // baseline point does not stand for the baseline: it is later, or its date is open.
  std::optional<v1::Range> per_month;
  std::optional<v1::Range> per_month_since_publication;
  std::optional<v1::Range> per_month_since_fieldwork;
  v1::Direction direction = v1::DIRECTION_UNSPECIFIED;
  v1::Basis basis = v1::BASIS_UNSPECIFIED;
  // Why there is no change between the two points.
  bool order_unknown = false;
  bool area_changed = false;  // they count different people
};

// The direction comes from the change; where there is none, from the last movement told within the
// episode (STATED; MIXED where those of its date differ), else from the last bound that lies wholly
// above or below the baseline point (DERIVED). Neither counts where a second figure is known to be
// later. `measure` may be null.
MeasureChange ChangeBetween(const EpisodeView& episode, const std::vector<MeasurePoint>& points,
                            const ChosenPoints& chosen, const reference::Measure* measure);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_MEASURE_MEASURE_CHANGE_H_
