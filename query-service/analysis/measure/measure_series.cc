#include "query-service/analysis/measure/measure_series.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "common/model/date_order.h"
#include "query-service/analysis/measure/measure_change.h"
#include "query-service/analysis/measure/measure_value.h"
#include "query-service/analysis/reference_messages.h"

namespace waymark::query {
namespace {

v1::SeriesBasis BasisOf(const v1::Observation& observation) {
  return observation.basis() == v1::SERIES_BASIS_UNSPECIFIED ? v1::SERIES_BASIS_LETTER
                                                             : observation.basis();
}

SeriesKey KeyOf(const v1::Observation& observation) {
  return {.measure = observation.measure(),
          .basis = BasisOf(observation),
          .cohort = observation.cohort(),
          .definition = observation.definition()};
}

// KeyOf the observation, which is not made for each: views of what it holds.
using KeyView = std::tuple<std::string_view, v1::SeriesBasis, std::string_view, std::string_view>;

KeyView ViewKeyOf(const v1::Observation& observation) {
  return {observation.measure(), BasisOf(observation), observation.cohort(),
          observation.definition()};
}

bool IsActual(const v1::Observation& observation) {
  return observation.kind() == v1::OBSERVATION_KIND_ACTUAL ||
         observation.kind() == v1::OBSERVATION_KIND_UNSPECIFIED;
}

bool ObservationNames(const v1::Observation& observation, std::string_view id) {
  return std::find(observation.rival_ids().begin(), observation.rival_ids().end(), id) !=
         observation.rival_ids().end();
}

bool AreRivals(const Reading& a, const Reading& b) {
  return a.visit == b.visit && a.observation != b.observation &&
         (ObservationNames(*a.observation, b.observation->id()) ||
          ObservationNames(*b.observation, a.observation->id()));
}

// Whether a reading is one more source of a point that is there.
bool Joins(const EpisodeView& episode, const MeasurePoint& candidate, const MeasurePoint& point) {
  const Reading& reading = candidate.readings.front();
  return AreOfOneDate(candidate, point) && CountSamePeople(episode, candidate, point) &&
         candidate.observation().kind() == point.observation().kind() &&
         std::all_of(point.readings.begin(), point.readings.end(), [&](const Reading& other) {
           return SaySame(*reading.observation, *other.observation) && !AreRivals(reading, other);
         });
}

void AddTo(const EpisodeView& episode, std::vector<MeasurePoint>& points, MeasurePoint candidate) {
  for (MeasurePoint& point : points) {
    if (!Joins(episode, candidate, point)) continue;
    point.readings.push_back(candidate.readings.front());
    return;
  }
  points.push_back(std::move(candidate));
}

// The rivals of a reading among all that its visit reports, of whichever measure.
void MarkRivals(MeasurePoint& point) {
  for (const Reading& reading : point.readings) {
    for (const v1::Observation& other : reading.visit->visit.observations()) {
      const Reading rival{.visit = reading.visit, .observation = &other};
      if (!AreRivals(reading, rival)) continue;
      point.rivals.push_back(rival);
      point.against_inspectorate |= other.speaker() == v1::SPEAKER_INSPECTORATE;
    }
  }
}

void MarkContradictions(const EpisodeView& episode, std::vector<MeasurePoint>& points) {
  for (size_t i = 0; i < points.size(); ++i) {
    for (size_t j = i + 1; j < points.size(); ++j) {
      MeasurePoint& a = points[i];
      MeasurePoint& b = points[j];
      if (!AreOfOneDate(a, b) || !CountSamePeople(episode, a, b)) continue;
      if (!Contradict(a.observation(), b.observation())) continue;
      a.contradicted = b.contradicted = true;
      a.against_inspectorate |= IsInspectorates(b);
      b.against_inspectorate |= IsInspectorates(a);
    }
  }
}

void SortByDate(std::vector<MeasurePoint>& points) {
  std::stable_sort(points.begin(), points.end(), [](const MeasurePoint& a, const MeasurePoint& b) {
    if (!a.date.has_value() || !b.date.has_value())
      return a.date.has_value() && !b.date.has_value();
    return model::SortDay(*a.date) < model::SortDay(*b.date);
  });
}

// Where a measure stands in the reference data; past its end for an unknown one.
size_t PlaceOf(const reference::ReferenceData& reference, const std::string& measure) {
  const reference::Measure* found = FindMeasureByName(reference, measure);
  return found == nullptr ? reference.measures().size()
                          : static_cast<size_t>(found - reference.measures().data());
}

// A series, and where its measure stands in the reference data.
struct PlacedSeries {
  size_t place = 0;
  MeasureSeries series;
};

// The series of an episode as they are found. The observations outlive it. A caller decides how
// many there are: each visit may have hundreds.
class SeriesFound {
 public:
  explicit SeriesFound(const reference::ReferenceData& reference) : reference_(reference) {}

  // The series of an observation; a new one where there is none yet.
  MeasureSeries& Of(const v1::Observation& observation) {
    const auto [found, is_new] = places_.try_emplace(ViewKeyOf(observation), all_.size());
    if (is_new) {
      PlacedSeries& added = all_.emplace_back();
      added.place = PlaceOf(reference_, observation.measure());
      added.series.key = KeyOf(observation);
    }
    return all_[found->second].series;
  }

  // In the order of EpisodeObservations, once.
  std::vector<PlacedSeries> Take() {
    std::sort(all_.begin(), all_.end(), [](const PlacedSeries& a, const PlacedSeries& b) {
      return std::tie(a.place, a.series.key) < std::tie(b.place, b.series.key);
    });
    return std::move(all_);
  }

 private:
  const reference::ReferenceData& reference_;
  std::vector<PlacedSeries> all_;
  std::map<KeyView, size_t> places_;  // in all_
};

// Moves undated values away where a value that may be later was left out.
void SetAsideUndated(SeriesPart& part) {
  if (part.uncertain.empty()) return;
  std::vector<MeasurePoint>& there = part.there.points;
  const auto undated = std::stable_partition(
      there.begin(), there.end(), [](const MeasurePoint& point) { return point.date.has_value(); });
  std::move(undated, there.end(), std::back_inserter(part.uncertain));
  there.erase(undated, there.end());
}

bool IsOfEpisode(const EpisodeView& episode, const MeasurePoint& point) {
  return point.event != nullptr || (point.date.has_value() && IsWithinReach(episode, *point.date));
}

// The same before a point is made of the observation with this place at the visit, which is of
// another episode: each is asked about by every episode, and few are of it.
bool MayBeOfEpisode(const EpisodeView& episode, const DatedVisit& visit, int place) {
  if (visit.visit.observations(place).as_of_date().empty()) return true;
  const auto index = static_cast<std::size_t>(place);
  if (index >= visit.observation_dates.size()) return true;
  const std::optional<model::PartialDate>& date = visit.observation_dates[index];
  return date.has_value() && IsWithinReach(episode, *date);
}

// One for each observation, in the order of the visits, those of other episodes last.
std::vector<MeasurePoint> PointsOf(const EpisodeView& episode) {
  std::vector<MeasurePoint> points;
  for (const DatedVisit* visit : episode.BaselineAndVisits()) {
    for (const v1::Observation& observation : visit->visit.observations()) {
      points.push_back(MakePoint(episode, {.visit = visit, .observation = &observation}));
    }
  }
  for (const DatedVisit* visit : episode.others) {
    for (int i = 0; i < visit->visit.observations_size(); ++i) {
      if (!MayBeOfEpisode(episode, *visit, i)) continue;
      MeasurePoint point =
          MakePoint(episode, {.visit = visit, .observation = &visit->visit.observations(i)});
      if (IsOfEpisode(episode, point)) points.push_back(std::move(point));
    }
  }
  return points;
}

bool DoubtsFigures(const DatedVisit& visit) {
  return std::any_of(visit.findings.begin(), visit.findings.end(),
                     [](const FindingView& finding) { return !finding.doubts_measures().empty(); });
}

std::vector<const DatedVisit*> DoubtingVisits(const EpisodeView& episode) {
  std::vector<const DatedVisit*> visits = episode.BaselineAndVisits();
  visits.insert(visits.end(), episode.others.begin(), episode.others.end());
  std::erase_if(visits, [](const DatedVisit* visit) { return !DoubtsFigures(*visit); });
  return visits;
}

void Finish(std::vector<MeasurePoint>& points) {
  for (MeasurePoint& point : points) MarkRivals(point);
  SortByDate(points);
}

}  // namespace

const MeasureSeries* EpisodeObservations::Find(const SeriesKey& key) const {
  const auto found = std::find_if(series.begin(), series.end(),
                                  [&](const MeasureSeries& one) { return one.key == key; });
  return found == series.end() ? nullptr : &*found;
}

EpisodeObservations GatherObservations(const reference::ReferenceData& reference,
                                       const EpisodeView& episode) {
  EpisodeObservations gathered;
  SeriesFound series(reference);
  for (MeasurePoint& point : PointsOf(episode)) {
    const v1::Observation& observation = point.observation();
    if (observation.measure().empty()) {
      gathered.unlisted.push_back(std::move(point));
      continue;
    }
    MeasureSeries& one = series.Of(observation);
    AddTo(episode, IsActual(observation) ? one.points : one.targets, std::move(point));
  }
  for (PlacedSeries& placed : series.Take()) {
    MeasureSeries& one = gathered.series.emplace_back(std::move(placed.series));
    MarkContradictions(episode, one.points);
    Finish(one.points);
    Finish(one.targets);
  }
  Finish(gathered.unlisted);
  gathered.doubting = DoubtingVisits(episode);
  return gathered;
}

SeriesPart PartBy(const MeasureSeries& series, const std::optional<absl::CivilDay>& day) {
  return PartBy(series, [&day](const std::optional<model::PartialDate>& days) {
    if (!day.has_value()) return model::Membership::kCertain;
    return days.has_value() ? model::AtOrBefore(*days, *day) : model::Membership::kPossible;
  });
}

SeriesPart PartBy(const MeasureSeries& series, const IsThere& is_there) {
  SeriesPart part;
  part.there.key = series.key;
  part.there.targets = series.targets;
  for (const MeasurePoint& point : series.points) {
    switch (is_there(point.days)) {
      case model::Membership::kCertain:
        part.there.points.push_back(point);
        break;
      case model::Membership::kPossible:
        part.uncertain.push_back(point);
        break;
      case model::Membership::kOutside:
        part.later.push_back(point);
        break;
    }
  }
  SetAsideUndated(part);
  return part;
}

}  // namespace waymark::query
