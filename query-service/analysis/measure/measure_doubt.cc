#include "query-service/analysis/measure/measure_doubt.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

#include "common/model/date_order.h"
#include "common/model/resource_name.h"
#include "query-service/analysis/data_note.h"
#include "query-service/analysis/measure/measure_value.h"
#include "query-service/analysis/reference_messages.h"

namespace waymark::query {
namespace {

using Notes = std::vector<v1::DataNote>;

bool DoubtsMeasure(const EpisodeObservations& all, const DatedVisit& visit,
                   const std::string& measure) {
  if (std::find(all.doubting.begin(), all.doubting.end(), &visit) == all.doubting.end()) {
    return false;
  }
  return std::any_of(visit.findings.begin(), visit.findings.end(), [&](const FindingView& finding) {
    const auto& doubted = finding.doubts_measures();
    return std::find(doubted.begin(), doubted.end(), measure) != doubted.end();
  });
}

// Whether a value is not certainly of a later time than a visit. Undated ones go by the visit that
// reports them.
bool IsUpTo(const std::vector<const DatedVisit*>& visits, const DatedVisit& visit,
            const MeasurePoint& point) {
  if (point.date.has_value() && visit.place.has_value()) {
    return model::OrderOf(*point.date, *visit.days) != model::DateOrder::kAfter;
  }
  const auto reporter = std::find(visits.begin(), visits.end(), point.readings.front().visit);
  return reporter <= std::find(visits.begin(), visits.end(), &visit);
}

// The same for a visit of another episode: only dates tell.
bool IsUpToOther(const DatedVisit& visit, const MeasurePoint& point) {
  return point.date.has_value() && visit.place.has_value() &&
         model::OrderOf(*point.date, *visit.days) != model::DateOrder::kAfter;
}

void NoteDoubt(const DatedVisit& visit, const SeriesKey& key, Notes& notes) {
  notes.push_back(MakeNote(v1::NOTE_REASON_MEASURE_DOUBTED,
                           "A finding calls the figures up to this visit unreliable.",
                           {visit.visit.name(), key.measure}));
}

void NoteDoubts(const EpisodeView& episode, const EpisodeObservations& all,
                const MeasureSeries& series, Notes& notes) {
  const std::vector<const DatedVisit*> visits = episode.BaselineAndVisits();
  for (const DatedVisit* visit : visits) {
    const bool concerns =
        DoubtsMeasure(all, *visit, series.key.measure) &&
        std::any_of(series.points.begin(), series.points.end(),
                    [&](const MeasurePoint& point) { return IsUpTo(visits, *visit, point); });
    if (concerns) NoteDoubt(*visit, series.key, notes);
  }
}

void NoteDoubtsOfOthers(const EpisodeView& episode, const EpisodeObservations& all,
                        const MeasureSeries& series, Notes& notes) {
  const model::DayFilter seen{.from = std::nullopt, .to = episode.seen_to};
  for (const DatedVisit* visit : episode.others) {
    const bool concerns =
        DoubtsMeasure(all, *visit, series.key.measure) &&
        MembershipOf(*visit, seen) != model::Membership::kOutside &&
        std::any_of(series.points.begin(), series.points.end(),
                    [&](const MeasurePoint& point) { return IsUpToOther(*visit, point); });
    if (concerns) NoteDoubt(*visit, series.key, notes);
  }
}

void NoteConflicts(const std::vector<MeasurePoint>& points, Notes& notes) {
  for (const MeasurePoint& point : points) {
    for (const Reading& reading : point.readings) {
      const std::string path = absl::StrCat("observations[", reading.observation->id(), "]");
      for (const v1::ConflictingReport& report : reading.visit->visit.conflicting_reports()) {
        if (report.resolution() == v1::CONFLICT_RESOLUTION_MISTAKEN ||
            report.resolution() == v1::CONFLICT_RESOLUTION_SUPERSEDED ||
            !absl::StartsWith(report.field(), path)) {
          continue;
        }
        notes.push_back(MakeNote(v1::NOTE_REASON_CONFLICTING_REPORT,
                                 absl::StrCat("Another source gives '", report.value(), "' for ",
                                              report.field(), "; unresolved."),
                                 {reading.visit->visit.name()}));
      }
    }
  }
}

void NoteComplement(const reference::ReferenceData& reference, const EpisodeObservations& all,
                    const SeriesKey& key, Notes& notes) {
  const std::string complement = ComplementOf(reference, key.measure);
  if (complement.empty()) return;
  const auto reported =
      std::find_if(all.series.begin(), all.series.end(), [&](const MeasureSeries& series) {
        return series.key.measure == complement && !series.points.empty();
      });
  if (reported == all.series.end()) return;
  notes.push_back(MakeNote(v1::NOTE_REASON_COMPLEMENT_REPORTED,
                           "The measure that counts the rest was reported too; not converted.",
                           {complement}));
}

}  // namespace

Notes DoubtsOnSeries(const reference::ReferenceData& reference, const EpisodeView& episode,
                     const EpisodeObservations& all, const MeasureSeries& series) {
  Notes notes;
  NoteDoubts(episode, all, series, notes);
  NoteDoubtsOfOthers(episode, all, series, notes);
  NoteConflicts(series.points, notes);
  NoteComplement(reference, all, series.key, notes);
  return notes;
}

std::string ComplementOf(const reference::ReferenceData& reference, const std::string& measure) {
  const reference::Measure* found = FindMeasureByName(reference, measure);
  if (found == nullptr) return "";
  if (!found->complement.empty()) {
    return model::FormatSingle(model::kMeasures, found->complement);
  }
  for (const reference::Measure& other : reference.measures()) {
    if (other.complement == found->id) return model::FormatSingle(model::kMeasures, other.id);
  }
  return "";
}

}  // namespace waymark::query
