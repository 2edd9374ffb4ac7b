#include "query-service/analysis/measure/measure_notes.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "common/model/date_order.h"
#include "common/model/resource_name.h"
#include "query-service/analysis/data_note.h"
#include "query-service/analysis/measure/measure_doubt.h"
#include "query-service/analysis/measure/measure_value.h"
#include "query-service/analysis/reference_messages.h"

namespace waymark::query {
namespace {

using Notes = std::vector<v1::DataNote>;
using Names = std::vector<std::string>;

void AddNames(const Names& more, Names& names) {
  for (const std::string& name : more) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
}

std::string ValueAndWhen(const MeasurePoint& point, const reference::Measure* measure) {
  return absl::StrCat(ValueText(point.observation(), measure), " (", WhenText(point), ")");
}

// So is everybody, for whom no cohort is named.
bool IsKnownCohort(const reference::ReferenceData& reference, const std::string& name) {
  if (name.empty()) return true;
  const auto cohort = model::CohortName::Parse(name);
  return cohort.ok() &&
         (cohort->ages.has_value() || reference.FindCohort(cohort->cohort_id) != nullptr);
}

void NoteUnknownReference(const reference::ReferenceData& reference, const SeriesKey& key,
                          Notes& notes) {
  Names unknown;
  if (FindMeasureByName(reference, key.measure) == nullptr) unknown.push_back(key.measure);
  if (!IsKnownCohort(reference, key.cohort)) unknown.push_back(key.cohort);
  if (unknown.empty()) return;
  notes.push_back(MakeNote(v1::NOTE_REASON_UNKNOWN_REFERENCE,
                           "Not in this service's reference data; shown as recorded.",
                           std::move(unknown)));
}

// One note for each date of which observations contradict each other.
void NoteContradictions(const std::vector<MeasurePoint>& points, const reference::Measure* measure,
                        Notes& notes) {
  std::vector<const MeasurePoint*> noted;
  for (const MeasurePoint& point : points) {
    const bool done = std::any_of(noted.begin(), noted.end(), [&](const MeasurePoint* other) {
      return AreOfOneDate(point, *other);
    });
    if (!point.contradicted || done) continue;
    noted.push_back(&point);
    Names values;
    Names visits;
    bool used = false;
    for (const MeasurePoint& other : points) {
      if (!other.contradicted || !AreOfOneDate(point, other)) continue;
      values.push_back(ValueText(other.observation(), measure));
      AddNames(other.visits(), visits);
      used |= IsUsable(other);
    }
    const char* use = used ? "the inspectorate's is used" : "none is used to calculate with";
    notes.push_back(MakeNote(v1::NOTE_REASON_DISPUTED,
                             absl::StrCat("Of ", WhenText(point), " there are ",
                                          absl::StrJoin(values, " and "), ": ", use, "."),
                             std::move(visits)));
  }
}

void NoteUndated(const std::vector<MeasurePoint>& points, Notes& notes) {
  Names visits;
  for (const MeasurePoint& point : points) {
    if (!point.date.has_value()) AddNames(point.visits(), visits);
  }
  if (visits.empty()) return;
  notes.push_back(MakeNote(v1::NOTE_REASON_VISIT_DATE_UNKNOWN,
                           "Values that no source dates are listed last; no rate is made of them.",
                           std::move(visits)));
}

void NoteUnknownOrder(const EpisodeView& episode, const std::vector<MeasurePoint>& points,
                      const MeasureChange& change, Notes& notes) {
  Names visits;
  for (size_t i = 0; i < points.size(); ++i) {
    for (size_t j = i + 1; j < points.size(); ++j) {
      const MeasurePoint& a = points[i];
      const MeasurePoint& b = points[j];
      if (!a.date.has_value() || !b.date.has_value() || AreOfOneDate(a, b) ||
          KnownBefore(episode, a, b) || KnownBefore(episode, b, a)) {
        continue;
      }
      AddNames(a.visits(), visits);
      AddNames(b.visits(), visits);
    }
  }
  if (visits.empty()) return;
  notes.push_back(MakeNote(
      v1::NOTE_REASON_ORDER_UNKNOWN,
      absl::StrCat("Dates of values overlap, so their order is not known: listed by first day",
                   change.order_unknown ? ", and no change is given." : "."),
      std::move(visits)));
}

void NoteWords(const EpisodeView& episode, const std::vector<MeasurePoint>& points,
               const ChosenPoints& chosen, const reference::Measure* measure, Notes& notes) {
  const bool figures = std::any_of(points.begin(), points.end(), [](const MeasurePoint& point) {
    return IsNumeric(point.observation());
  });
  if (!figures && !points.empty()) {
    const bool bounds = std::any_of(points.begin(), points.end(), [](const MeasurePoint& point) {
      return IsBound(point.observation());
    });
    notes.push_back(MakeNote(v1::NOTE_REASON_WORDS_ONLY,
                             bounds ? "Told in bounds or words only: nothing to calculate with."
                                    : "Told in words only: nothing to calculate with.",
                             points.back().visits()));
  }
  if (chosen.latest == nullptr) return;
  for (const MeasurePoint& point : points) {
    if (IsNumeric(point.observation()) || !KnownBefore(episode, *chosen.latest, point)) continue;
    notes.push_back(
        MakeNote(v1::NOTE_REASON_LATER_VALUE_NOT_NUMERIC,
                 absl::StrCat("Later than the latest figure: ", ValueAndWhen(point, measure), "."),
                 point.visits()));
  }
}

void NoteBaseline(const EpisodeView& episode, const ChosenPoints& chosen,
                  const reference::Measure* measure, Notes& notes) {
  if (chosen.baseline == nullptr) return;
  const auto value = [&] { return ValueAndWhen(*chosen.baseline, measure); };  // seldom said
  if (chosen.baseline_is_later) {
    notes.push_back(MakeNote(
        v1::NOTE_REASON_BASELINE_POINT_LATER,
        absl::StrCat("No figure lies within six months of the baseline's fieldwork: ", value(),
                     " is the first after it."),
        chosen.baseline->visits()));
  }
  if (chosen.baseline_is_open_dated) {
    notes.push_back(MakeNote(
        v1::NOTE_REASON_POSSIBLE,
        absl::StrCat("The date of ", value(),
                     " has an open end: it may lie more than six months from the baseline's "
                     "fieldwork, and no rate is made of it."),
        chosen.baseline->visits()));
  }
  if (chosen.open_dated_not_chosen != nullptr) {
    notes.push_back(MakeNote(
        v1::NOTE_REASON_OPEN_DATE_NOT_CHOSEN,
        absl::StrCat("The date of ", ValueAndWhen(*chosen.open_dated_not_chosen, measure),
                     " has an open end: it may lie nearer to the baseline's fieldwork than ",
                     value(), ", but how near is not known, so it was not preferred."),
        chosen.open_dated_not_chosen->visits()));
  }
  if (episode.baseline->placed_by == PlacedBy::kPublishedDate) {
    notes.push_back(MakeNote(v1::NOTE_REASON_OTHER_CLOCK_USED,
                             "The baseline's fieldwork is not dated: its publication was used.",
                             {episode.baseline->visit.name()}));
  }
}

void NoteApproximate(const ChosenPoints& chosen, const MeasureChange& change, Notes& notes) {
  if (!change.change.has_value()) return;
  Names visits;
  for (const MeasurePoint* point : {chosen.baseline, chosen.latest}) {
    if (IsApproximate(point->observation())) AddNames(point->visits(), visits);
  }
  if (visits.empty()) return;
  notes.push_back(MakeNote(v1::NOTE_REASON_APPROXIMATE,
                           "The change rests on an approximate figure.", std::move(visits)));
}

// Figures of authorities of different areas in one series.
void NoteArea(const EpisodeView& episode, const std::vector<MeasurePoint>& points,
              const MeasureChange& change, Notes& notes) {
  if (points.empty()) return;
  const bool differ = episode.joins_several &&
                      std::any_of(points.begin(), points.end(), [&](const MeasurePoint& point) {
                        return !CountSamePeople(episode, point, points.front());
                      });
  if (!change.area_changed && !differ) return;
  Names visits;
  for (const MeasurePoint& point : points) AddNames(point.visits(), visits);
  notes.push_back(MakeNote(v1::NOTE_REASON_AREA_CHANGED,
                           "Figures of the authority and of its predecessors count different "
                           "people: no change is made of them.",
                           std::move(visits)));
}

}  // namespace

void NoteRivals(const MeasurePoint& point, const reference::Measure* measure, Notes& notes) {
  if (point.rivals.empty()) return;
  Names others;
  Names names = point.visits();
  for (const Reading& rival : point.rivals) {
    const v1::Observation& other = *rival.observation;
    AddNames({other.measure().empty() ? "'" + other.label() + "'" : other.measure()}, others);
    if (!other.measure().empty()) AddNames({other.measure()}, names);
  }
  notes.push_back(MakeNote(
      v1::NOTE_REASON_DISPUTED,
      absl::StrCat(ValueAndWhen(point, measure), " is one reading of a figure that may be of ",
                   absl::StrJoin(others, " or "), " instead."),
      std::move(names)));
}

Notes NotesOnSeries(const reference::ReferenceData& reference, const EpisodeView& episode,
                    const EpisodeObservations& all, const MeasureSeries& series,
                    const ChosenPoints& chosen, const MeasureChange& change) {
  const reference::Measure* measure = FindMeasureByName(reference, series.key.measure);
  Notes notes;
  NoteUnknownReference(reference, series.key, notes);
  NoteContradictions(series.points, measure, notes);
  for (const auto* points : {&series.points, &series.targets}) {
    for (const MeasurePoint& point : *points) NoteRivals(point, measure, notes);
  }
  NoteUndated(series.points, notes);
  NoteUnknownOrder(episode, series.points, change, notes);
  NoteBaseline(episode, chosen, measure, notes);
  NoteArea(episode, series.points, change, notes);
  NoteApproximate(chosen, change, notes);
  NoteWords(episode, series.points, chosen, measure, notes);
  Notes doubts = DoubtsOnSeries(reference, episode, all, series);
  std::move(doubts.begin(), doubts.end(), std::back_inserter(notes));
  return notes;
}

}  // namespace waymark::query
