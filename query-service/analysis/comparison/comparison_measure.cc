#include "query-service/analysis/comparison/comparison_measure.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/functional/function_ref.h"

#include "common/model/date_order.h"
#include "query-service/analysis/comparison/comparison_exclusion.h"
#include "query-service/analysis/data_note.h"
#include "query-service/analysis/measure/measure_change.h"
#include "query-service/analysis/measure/measure_notes.h"
#include "query-service/analysis/measure/measure_trajectory.h"
#include "query-service/analysis/measure/measure_value.h"
#include "query-service/analysis/theme/theme_point.h"

namespace waymark::query {
namespace {

// A row must fit into a response, however many findings name its figures.
constexpr int kMaxCitedFindings = 20;

// A figure, and where it was found.
struct Candidate {
  const AlignedSeries* series = nullptr;
  const MeasurePoint* point = nullptr;
  bool within = false;  // the episode, and not of a time before
};

// Whether the baseline point may be shown beside a figure of a visit: it is earlier, or stands for
// the baseline and is not known to be later.
bool MayPrecede(const EpisodeView& episode, const ChosenPoints& chosen,
                const MeasurePoint& figure) {
  if (KnownBefore(episode, *chosen.baseline, figure)) return true;
  return !chosen.baseline_is_later && !KnownBefore(episode, figure, *chosen.baseline);
}

// What a visit reports of a series, and the baseline point where it may be shown beside it.
MeasureSeries ReportedPart(const EpisodeView& episode, const MeasureSeries& series,
                           const DatedVisit& visit) {
  const MeasurePoint* figure = nullptr;  // the last that it reports
  for (const MeasurePoint& point : series.points) {
    if (!IsReportedBy(point, visit) || !IsUsable(point)) continue;
    if (figure == nullptr || !KnownBefore(episode, point, *figure)) figure = &point;
  }
  const ChosenPoints chosen = ChoosePoints(episode, series.points);
  const bool has_baseline =
      chosen.baseline != nullptr && figure != nullptr && MayPrecede(episode, chosen, *figure);
  MeasureSeries part{.key = series.key, .points = {}, .targets = series.targets};
  for (const MeasurePoint& point : series.points) {
    if (IsReportedBy(point, visit) || (has_baseline && &point == chosen.baseline)) {
      part.points.push_back(point);
    }
  }
  return part;
}

AlignedSeries AlignOne(const reference::ReferenceData& reference, const EpisodeView& episode,
                       const SeriesKey& key, const Moment& moment) {
  AlignedSeries aligned;
  aligned.episode = &episode;
  aligned.all = GatherObservations(reference, episode);
  aligned.there.key = key;
  const MeasureSeries* series = aligned.all.Find(key);
  if (series == nullptr) return aligned;
  if (moment.visit != nullptr) {
    aligned.there = ReportedPart(episode, *series, *moment.visit);
    return aligned;
  }
  SeriesPart part = PartBy(*series, [&](const std::optional<model::PartialDate>& days) {
    return IsThereBy(moment, days);
  });
  aligned.there = std::move(part.there);
  aligned.uncertain = std::move(part.uncertain);
  aligned.later = std::move(part.later);
  return aligned;
}

// The last figure with a date, among those wanted; null for none.
const MeasurePoint* LastDated(const AlignedSeries& aligned,
                              absl::FunctionRef<bool(const MeasurePoint&)> wants) {
  const MeasurePoint* last = nullptr;
  for (const MeasurePoint& point : aligned.there.points) {
    if (!IsUsable(point) || !point.date.has_value() || !wants(point)) continue;
    if (last == nullptr || !KnownBefore(*aligned.episode, point, *last)) last = &point;
  }
  return last;
}

// The episode's latest figure; where it has none within it, the last of a time before.
Candidate LatestOf(const AlignedSeries& aligned) {
  const std::vector<MeasurePoint>& points = aligned.there.points;
  const ChosenPoints chosen = ChoosePoints(*aligned.episode, points);
  if (chosen.latest != nullptr) {
    return {.series = &aligned, .point = chosen.latest, .within = true};
  }
  const MeasurePoint* last = LastDated(aligned, [](const MeasurePoint&) { return true; });
  return {.series = &aligned, .point = last == nullptr ? chosen.baseline : last};
}

// The latest figure that a visit reports.
Candidate LatestReported(const AlignedSeries& aligned, const DatedVisit& visit) {
  const std::vector<MeasurePoint>& points = aligned.there.points;
  const ChosenPoints chosen = ChoosePoints(*aligned.episode, points);
  if (chosen.latest != nullptr && IsReportedBy(*chosen.latest, visit)) {
    return {.series = &aligned, .point = chosen.latest, .within = true};
  }
  return {.series = &aligned, .point = LastDated(aligned, [&visit](const MeasurePoint& point) {
                                return IsReportedBy(point, visit);
                              })};
}

// Whether `a` is to be taken rather than `b`, which is of an earlier episode.
bool Replaces(const Candidate& a, const Candidate& b) {
  if (b.point == nullptr) return true;
  if (!a.point->date.has_value() || !b.point->date.has_value()) return a.within || !b.within;
  const model::DateOrder order = model::OrderOf(*a.point->date, *b.point->date);
  if (order == model::DateOrder::kOverlap) return a.within || !b.within;
  return order == model::DateOrder::kAfter;
}

Candidate LatestOf(const std::vector<AlignedSeries>& episodes, const Moment& moment) {
  Candidate best;
  for (const AlignedSeries& aligned : episodes) {
    const Candidate candidate =
        moment.visit == nullptr ? LatestOf(aligned) : LatestReported(aligned, *moment.visit);
    if (candidate.point != nullptr && Replaces(candidate, best)) best = candidate;
  }
  return best;
}

bool NamesObservation(const v1::Finding& finding, const std::string& id) {
  const auto& ids = finding.observation_ids();
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool IsCited(const v1::ComparisonRow& row, const v1::Visit& visit, const v1::Finding& finding) {
  return std::any_of(row.findings().begin(), row.findings().end(),
                     [&](const v1::ReportedFinding& cited) {
                       return cited.visit() == visit.name() && cited.finding().id() == finding.id();
                     });
}

// The visits that report a figure, and what they find with it.
void Cite(const MeasurePoint& point, v1::ComparisonRow& row) {
  for (const std::string& visit : point.visits()) row.add_visits(visit);
  for (const Reading& reading : point.readings) {
    const v1::Visit& visit = reading.visit->visit;
    for (const v1::Finding& finding : visit.findings()) {
      if (row.findings_size() == kMaxCitedFindings) return;
      const bool stands_on_it = NamesObservation(finding, reading.observation->id());
      if (!stands_on_it || IsCited(row, visit, finding)) continue;
      *row.add_findings() = ReportFinding(visit, FindingView(finding));
    }
  }
}

// The row as the episode that reported the figure has it.
void FillFromEpisode(const reference::ReferenceData& reference, const Candidate& candidate,
                     const ChosenPoints& chosen, v1::ComparisonRow& row) {
  const AlignedSeries& series = *candidate.series;
  v1::MeasureTrajectory trajectory =
      ConcludeOnSeries(reference, *series.episode, series.all, series.there, chosen);
  if (chosen.baseline != nullptr) {
    *row.mutable_baseline_point() = PointMessage(*chosen.baseline);
    Cite(*chosen.baseline, row);
  }
  if (trajectory.has_change()) row.set_change(trajectory.change());
  if (trajectory.has_change_per_month()) {
    *row.mutable_change_per_month() = trajectory.change_per_month();
  }
  row.set_direction(trajectory.direction());
  row.set_direction_basis(trajectory.direction_basis());
  row.mutable_notes()->Swap(trajectory.mutable_notes());
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

// The row of a figure that its episode gives no change of.
void FillWithoutChange(const reference::ReferenceData& reference, const Candidate& candidate,
                       v1::ComparisonRow& row) {
  const AlignedSeries& series = *candidate.series;
  for (v1::DataNote& note : NotesOnSeries(reference, *series.episode, series.all, series.there,
                                          {.latest = candidate.point}, {})) {
    *row.add_notes() = std::move(note);
  }
}

}  // namespace

bool IsReportedBy(const MeasurePoint& point, const DatedVisit& visit) {
  return std::any_of(point.readings.begin(), point.readings.end(),
                     [&](const Reading& reading) { return reading.visit == &visit; });
}

std::vector<AlignedSeries> AlignSeries(const reference::ReferenceData& reference,
                                       const History& history, const SeriesKey& key,
                                       const Moment& moment) {
  std::vector<AlignedSeries> episodes;
  for (const EpisodeView& episode : history.episodes()) {
    if (moment.episode != nullptr && moment.episode != &episode) continue;
    episodes.push_back(AlignOne(reference, episode, key, moment));
  }
  return episodes;
}

ComparisonOutcome CompareMeasure(const reference::ReferenceData& reference, const History& history,
                                 const SeriesKey& key, const Moment& moment) {
  const std::vector<AlignedSeries> episodes = AlignSeries(reference, history, key, moment);
  const Candidate candidate = LatestOf(episodes, moment);
  ComparisonOutcome outcome;
  outcome.episode = EpisodeInForce(history, moment);
  if (candidate.point == nullptr) {
    outcome.exclusion = ExcludeFromMeasure(reference, history, key, moment, episodes);
    return outcome;
  }
  v1::ComparisonRow& row = outcome.row.emplace();
  *row.mutable_point() = PointMessage(*candidate.point);
  Cite(*candidate.point, row);
  outcome.date = candidate.point->date;
  const EpisodeView& episode = *candidate.series->episode;
  const ChosenPoints chosen = ChoosePoints(episode, candidate.series->there.points);
  const bool is_episodes = candidate.point == chosen.latest || candidate.point == chosen.baseline;
  if (is_episodes && HasBegun(episode, moment)) {
    outcome.episode = &episode;
    FillFromEpisode(reference, candidate, chosen, row);
  } else {
    const bool counts_months = moment.episode != nullptr && moment.visit == nullptr;
    if (!counts_months) {
      outcome.episode = EpisodeInForce(history, MomentAsOf(candidate.point->date));
    }
    FillWithoutChange(reference, candidate, row);
  }
  NoteUncertain(episodes, row);
  FinishRow(history, moment, outcome);
  return outcome;
}

}  // namespace waymark::query
