#include "query-service/analysis/comparison/comparison_measure.h"

#include <algorithm>
#include <string>
#include <utility>

#include "common/model/date_order.h"
#include "query-service/analysis/comparison/comparison_exclusion.h"
#include "query-service/analysis/data_note.h"
#include "query-service/analysis/measure_change.h"
#include "query-service/analysis/measure_notes.h"
#include "query-service/analysis/measure_trajectory.h"
#include "query-service/analysis/measure_value.h"

namespace waymark::query {
namespace {

// A figure, and where it was found.
struct Candidate {
  const AlignedSeries* series = nullptr;
  const MeasurePoint* point = nullptr;
  bool within = false;  // the episode, and not of a time before
};

AlignedSeries AlignOne(const reference::ReferenceData& reference, const EpisodeView& episode,
                       const SeriesKey& key, const Alignment& alignment) {
  AlignedSeries aligned;
  aligned.episode = &episode;
  aligned.all = GatherObservations(reference, episode);
  aligned.there.key = key;
  const MeasureSeries* series = aligned.all.Find(key);
  if (series == nullptr) return aligned;
  SeriesPart part = PartBy(*series, model::FilterOf(std::nullopt, alignment).to);
  aligned.there = std::move(part.there);
  aligned.uncertain = std::move(part.uncertain);
  aligned.later = std::move(part.later);
  return aligned;
}

// The episode's latest figure; where it has none within it, the last of a time before.
Candidate LatestOf(const AlignedSeries& aligned) {
  const std::vector<MeasurePoint>& points = aligned.there.points;
  const ChosenPoints chosen = ChoosePoints(*aligned.episode, points);
  if (chosen.latest != nullptr) {
    return {.series = &aligned, .point = chosen.latest, .within = true};
  }
  const auto last = std::find_if(points.rbegin(), points.rend(), [](const MeasurePoint& point) {
    return IsUsable(point) && point.date.has_value();
  });
  return {.series = &aligned, .point = last == points.rend() ? chosen.baseline : &*last};
}

// Whether `a` is to be taken rather than `b`, which is of an earlier episode.
bool Replaces(const Candidate& a, const Candidate& b) {
  if (b.point == nullptr) return true;
  if (!a.point->date.has_value() || !b.point->date.has_value()) return a.within || !b.within;
  const model::DateOrder order = model::OrderOf(*a.point->date, *b.point->date);
  if (order == model::DateOrder::kOverlap) return a.within || !b.within;
  return order == model::DateOrder::kAfter;
}

Candidate LatestOf(const std::vector<AlignedSeries>& episodes) {
  Candidate best;
  for (const AlignedSeries& aligned : episodes) {
    const Candidate candidate = LatestOf(aligned);
    if (candidate.point != nullptr && Replaces(candidate, best)) best = candidate;
  }
  return best;
}

void AddVisits(const MeasurePoint& point, v1::ComparisonRow& row) {
  for (const std::string& visit : point.visits()) row.add_visits(visit);
}

void AddNotes(std::vector<v1::DataNote> notes, v1::ComparisonRow& row) {
  for (v1::DataNote& note : notes) *row.add_notes() = std::move(note);
}

// The row as the episode that reported the figure has it.
void FillFromEpisode(const reference::ReferenceData& reference, const Candidate& candidate,
                     const ChosenPoints& chosen, v1::ComparisonRow& row) {
  const AlignedSeries& series = *candidate.series;
  const v1::MeasureTrajectory trajectory =
      BuildMeasureTrajectory(reference, *series.episode, series.all, series.there);
  if (chosen.baseline != nullptr) {
    *row.mutable_baseline_point() = trajectory.baseline();
    AddVisits(*chosen.baseline, row);
  }
  if (trajectory.has_change()) row.set_change(trajectory.change());
  if (trajectory.has_change_per_month()) {
    *row.mutable_change_per_month() = trajectory.change_per_month();
  }
  row.set_direction(trajectory.direction());
  row.set_direction_basis(trajectory.direction_basis());
  *row.mutable_notes() = trajectory.notes();
}

// Figures that may be as late as the one taken.
void NoteUncertain(const std::vector<AlignedSeries>& episodes, v1::ComparisonRow& row) {
  std::vector<std::string> visits;
  for (const AlignedSeries& aligned : episodes) {
    for (const MeasurePoint& point : aligned.uncertain) {
      if (!IsNumeric(point.observation())) continue;
      for (const std::string& visit : point.visits()) visits.push_back(visit);
    }
  }
  std::sort(visits.begin(), visits.end());
  visits.erase(std::unique(visits.begin(), visits.end()), visits.end());
  if (visits.empty()) return;
  *row.add_notes() = MakeNote(v1::NOTE_REASON_POSSIBLE,
                              "Values of these visits may be of that date too, or later; not used.",
                              std::move(visits));
}

}  // namespace

std::vector<AlignedSeries> AlignSeries(const reference::ReferenceData& reference,
                                       const History& history, const SeriesKey& key,
                                       const Alignment& alignment) {
  std::vector<AlignedSeries> episodes;
  for (const EpisodeView& episode : history.episodes()) {
    episodes.push_back(AlignOne(reference, episode, key, alignment));
  }
  return episodes;
}

ComparisonOutcome CompareMeasure(const reference::ReferenceData& reference, const History& history,
                                 const SeriesKey& key, const Alignment& alignment) {
  const std::vector<AlignedSeries> episodes = AlignSeries(reference, history, key, alignment);
  const Candidate candidate = LatestOf(episodes);
  ComparisonOutcome outcome;
  outcome.episode = EpisodeInForce(history, alignment);
  if (candidate.point == nullptr) {
    outcome.exclusion = ExcludeFromMeasure(reference, history, key, alignment, episodes);
    return outcome;
  }
  v1::ComparisonRow& row = outcome.row.emplace();
  *row.mutable_point() = PointMessage(*candidate.point);
  AddVisits(*candidate.point, row);
  outcome.date = candidate.point->date;
  const EpisodeView& episode = *candidate.series->episode;
  const std::vector<MeasurePoint>& points = candidate.series->there.points;
  const ChosenPoints chosen = ChoosePoints(episode, points);
  const bool is_episodes = candidate.point == chosen.latest || candidate.point == chosen.baseline;
  if (is_episodes && HasBegun(episode, alignment)) {
    outcome.episode = &episode;
    FillFromEpisode(reference, candidate, chosen, row);
  } else {
    outcome.episode = EpisodeInForce(history, candidate.point->date);
    AddNotes(NotesOnSeries(reference, episode, candidate.series->all, candidate.series->there,
                           {.latest = candidate.point}, {}),
             row);
  }
  NoteUncertain(episodes, row);
  FinishRow(reference, history, alignment, outcome);
  return outcome;
}

}  // namespace waymark::query
