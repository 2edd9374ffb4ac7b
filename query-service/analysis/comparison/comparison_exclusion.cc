#include "query-service/analysis/comparison/comparison_exclusion.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "query-service/analysis/measure/measure_doubt.h"
#include "query-service/analysis/measure/measure_value.h"
#include "query-service/analysis/reference_messages.h"

namespace waymark::query {
namespace {

using Points = std::vector<MeasurePoint>;

// What the series of several episodes hold is shown once.
void Append(const Points& more, Points& points) {
  for (const MeasurePoint& point : more) {
    const bool known = std::any_of(points.begin(), points.end(), [&](const MeasurePoint& other) {
      return &other.observation() == &point.observation();
    });
    if (!known) points.push_back(point);
  }
}

template <typename Condition>
Points Only(const Points& points, Condition condition) {
  Points some;
  std::copy_if(points.begin(), points.end(), std::back_inserter(some), condition);
  return some;
}

// Of a moment's visit, what that visit reports.
void KeepReported(const Moment& moment, Points& points) {
  if (moment.visit == nullptr) return;
  std::erase_if(points,
                [&](const MeasurePoint& point) { return !IsReportedBy(point, *moment.visit); });
}

// The series of all episodes that a condition on the key lets through, as far as the visit of the
// moment reports them.
template <typename Condition>
Points PointsOf(const std::vector<AlignedSeries>& episodes, const Moment& moment,
                Condition condition) {
  Points points;
  for (const AlignedSeries& aligned : episodes) {
    for (const MeasureSeries& series : aligned.all.series) {
      if (condition(series.key)) Append(series.points, points);
    }
  }
  KeepReported(moment, points);
  return points;
}

std::string BasisText(v1::SeriesBasis basis) {
  switch (basis) {
    case v1::SERIES_BASIS_LOCAL_DATA:
      return "local data";
    case v1::SERIES_BASIS_OFFICIAL_STATISTICS:
      return "official statistics";
    default:
      return "";
  }
}

// What sets a series apart from the measure's own: "official statistics, age:19-21".
std::string SeriesText(const v1::Observation& observation) {
  std::vector<std::string> parts;
  for (const std::string& part :
       {BasisText(observation.basis()), observation.cohort(), observation.definition()}) {
    if (!part.empty()) parts.push_back(part);
  }
  return absl::StrJoin(parts, ", ");
}

std::string PointText(const reference::ReferenceData& reference, const MeasurePoint& point) {
  const v1::Observation& observation = point.observation();
  const std::string series = SeriesText(observation);
  return absl::StrCat(ValueText(observation, FindMeasureByName(reference, observation.measure())),
                      " (", WhenText(point), series.empty() ? "" : "; ", series, ")");
}

// Shows the last points: the nearest to a value now.
v1::Exclusion Exclude(const reference::ReferenceData& reference, const History& history,
                      v1::ExclusionReason reason, const std::string& what, const Points& points) {
  const size_t count = std::min<size_t>(points.size(), kMaxExcludedShown);
  const Points shown(points.end() - static_cast<std::ptrdiff_t>(count), points.end());
  std::vector<std::string> texts;
  for (const MeasurePoint& point : shown) texts.push_back(PointText(reference, point));
  const std::string text =
      shown.empty() ? what + "." : absl::StrCat(what, ": ", absl::StrJoin(texts, "; "), ".");
  v1::Exclusion exclusion = MakeExclusion(history, reason, text);
  for (const MeasurePoint& point : shown) *exclusion.add_points() = PointMessage(point);
  return exclusion;
}

// Of the series at the alignment, where it has anything then.
std::optional<v1::Exclusion> ExcludeByWhatIsThere(const reference::ReferenceData& reference,
                                                  const History& history, const Points& there) {
  if (there.empty()) return std::nullopt;
  const Points figures =
      Only(there, [](const MeasurePoint& point) { return IsNumeric(point.observation()); });
  const Points disputed = Only(figures, [](const MeasurePoint& point) { return point.disputed(); });
  const Points bounds =
      Only(there, [](const MeasurePoint& point) { return IsBound(point.observation()); });
  if (!disputed.empty()) {
    return Exclude(reference, history, v1::EXCLUSION_REASON_DISPUTED,
                   "The values disagree and none can be preferred", disputed);
  }
  if (!figures.empty()) {
    return Exclude(reference, history, v1::EXCLUSION_REASON_NOT_YET_REACHED,
                   "No source dates the values, so which is the latest is not known", figures);
  }
  if (!bounds.empty()) {
    return Exclude(reference, history, v1::EXCLUSION_REASON_BOUND_ONLY, "Only bounds are recorded",
                   bounds);
  }
  return Exclude(reference, history, v1::EXCLUSION_REASON_NOT_NUMERIC, "Told in words only", there);
}

Points TargetsOf(const std::vector<AlignedSeries>& episodes, const Moment& moment,
                 const std::string& measure) {
  Points targets;
  for (const AlignedSeries& aligned : episodes) {
    for (const MeasureSeries& series : aligned.all.series) {
      if (series.key.measure == measure) Append(series.targets, targets);
    }
  }
  KeepReported(moment, targets);
  return targets;
}

std::string NothingText(const Moment& moment) {
  if (moment.visit != nullptr) {
    return absl::StrCat("Nothing is recorded for this measure at ", moment.text, ", ",
                        moment.visit->visit.name());
  }
  return moment.episode != nullptr ? "Nothing is recorded for this measure in the episode compared"
                                   : "Nothing is recorded for this measure";
}

v1::Exclusion ExcludeByOtherSeries(const reference::ReferenceData& reference,
                                   const History& history, const SeriesKey& key,
                                   const Moment& moment,
                                   const std::vector<AlignedSeries>& episodes) {
  const Points other = PointsOf(episodes, moment, [&](const SeriesKey& one) {
    return one.measure == key.measure && one != key;
  });
  if (!other.empty()) {
    return Exclude(reference, history, v1::EXCLUSION_REASON_OTHER_SERIES_ONLY,
                   "Only other series of the measure are recorded", other);
  }
  const std::string complement = ComplementOf(reference, key.measure);
  const Points rest =
      PointsOf(episodes, moment, [&](const SeriesKey& one) { return one.measure == complement; });
  if (!complement.empty() && !rest.empty()) {
    return Exclude(reference, history, v1::EXCLUSION_REASON_COMPLEMENT_ONLY,
                   absl::StrCat("Only ", complement, ", which counts the rest, is recorded"), rest);
  }
  const Points targets = TargetsOf(episodes, moment, key.measure);
  return Exclude(reference, history, v1::EXCLUSION_REASON_NO_OBSERVATION,
                 targets.empty() ? NothingText(moment) : "Only targets or forecasts are recorded",
                 targets);
}

}  // namespace

v1::Exclusion ExcludeFromMeasure(const reference::ReferenceData& reference, const History& history,
                                 const SeriesKey& key, const Moment& moment,
                                 const std::vector<AlignedSeries>& episodes) {
  if (history.empty()) return ExcludeWithoutVisits(history);
  Points there;
  Points elsewhen;
  for (const AlignedSeries& aligned : episodes) {
    Append(aligned.there.points, there);
    Append(aligned.uncertain, elsewhen);
    Append(aligned.later, elsewhen);
  }
  auto excluded = ExcludeByWhatIsThere(reference, history, there);
  if (excluded.has_value()) return *std::move(excluded);
  if (!elsewhen.empty()) {
    return Exclude(reference, history, v1::EXCLUSION_REASON_NOT_YET_REACHED,
                   absl::StrCat("Nothing is certainly of ", moment.text, " or before"), elsewhen);
  }
  return ExcludeByOtherSeries(reference, history, key, moment, episodes);
}

}  // namespace waymark::query
