#include "query-service/analysis/summary/episodes/episode_case.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/data_note.h"
#include "query-service/analysis/episode/visit_numbers.h"
#include "query-service/analysis/inheritance_notes.h"
#include "query-service/analysis/months.h"
#include "query-service/analysis/reference_messages.h"
#include "query-service/analysis/summary/episodes/graded_area.h"
#include "query-service/analysis/visit_notes.h"

namespace waymark::query {
namespace {

void AddNote(v1::NoteReason reason, std::string text, std::vector<std::string> names,
             const std::string& field, v1::EpisodeCase& one) {
  *one.add_notes() = MakeNote(reason, std::move(text), std::move(names), field);
}

void SetMonths(const EpisodeView& episode, v1::EpisodeCase& one) {
  const auto latest = LatestDate(episode);
  if (const auto months = MonthsRange(episode.publication(), latest); months.has_value()) {
    *one.mutable_months_since_publication() = *months;
  }
  if (const auto months = MonthsRange(episode.fieldwork(), latest); months.has_value()) {
    *one.mutable_months_since_fieldwork() = *months;
  }
}

void SetEnd(const EpisodeView& episode, v1::EpisodeCase& one) {
  one.set_end(episode.end);
  for (const std::string& name : episode.continued_by) one.add_continued_by(name);
  if (episode.ended_by == nullptr) return;
  const v1::Visit& inspection = episode.ended_by->visit;
  *one.mutable_ended_by() = SummaryOf(inspection);
  if (inspection.has_stated_visit_count()) {
    one.set_stated_visit_count(inspection.stated_visit_count());
  }
}

void SetVisits(const EpisodeView& episode, v1::EpisodeCase& one) {
  const std::vector<const DatedVisit*> visits = MonitoringVisitsOf(episode);
  one.set_visits_held(static_cast<int>(visits.size()));
  one.set_highest_stated_number(HighestStatedNumber(episode));
  for (const DatedVisit* visit : visits) {
    if (one.visits_size() == kMaxCaseVisits) return;
    one.add_visits(visit->visit.name());
  }
}

// The grade, and why there is none.
v1::Grade ReadGrade(const reference::ReferenceData& reference, const v1::Visit& inspection,
                    std::string_view area, const std::string& field, v1::EpisodeCase& one) {
  const v1::Grade grade = GradeIn(reference, inspection, area);
  if (grade != v1::GRADE_UNSPECIFIED) return grade;
  if (MayJudge(reference, inspection.framework(), area)) {
    AddNote(v1::NOTE_REASON_GRADE_NOT_RECORDED,
            absl::StrCat("Its grade for ", std::string(area), " is not recorded."),
            {inspection.name()}, field, one);
  } else {
    AddNote(v1::NOTE_REASON_AREA_NOT_JUDGED,
            absl::StrCat("Its framework has no judgement of ", std::string(area),
                         " by itself, so it can have no such grade."),
            {inspection.name()}, field, one);
  }
  return grade;
}

void SetGrades(const reference::ReferenceData& reference, const EpisodeView& episode,
               std::string_view area, v1::EpisodeCase& one) {
  if (episode.baseline != nullptr) {
    one.set_baseline_grade(
        ReadGrade(reference, episode.baseline->visit, area, "baseline_grade", one));
  }
  if (episode.ended_by != nullptr) {
    one.set_result(ReadGrade(reference, episode.ended_by->visit, area, "result", one));
  }
}

bool IsOf(const EpisodeView& episode, const v1::DataNote& note) {
  const std::vector<const DatedVisit*> visits = episode.BaselineAndVisits();
  return !note.names().empty() &&
         std::any_of(visits.begin(), visits.end(), [&note](const DatedVisit* visit) {
           return visit->visit.name() == note.names(0);
         });
}

// Of an inspection only what its months and grades rest on: months do not need its first day.
void NoteInspection(const reference::ReferenceData& reference, const DatedVisit* inspection,
                    const std::string& field, v1::EpisodeCase& one) {
  if (inspection == nullptr) return;
  for (v1::DataNote& note : NotesOnVisit(reference, *inspection, field)) {
    const bool concerns = note.reason() == v1::NOTE_REASON_CONFLICTING_REPORT ||
                          (note.reason() == v1::NOTE_REASON_VISIT_DATE_UNKNOWN &&
                           inspection->placed_by != PlacedBy::kEndDate);
    if (concerns) *one.add_notes() = std::move(note);
  }
}

void NoteEpisode(const reference::ReferenceData& reference, const History& history,
                 const EpisodeView& episode, v1::EpisodeCase& one) {
  if (episode.baseline == nullptr && !episode.joins_several) {
    AddNote(v1::NOTE_REASON_NO_BASELINE,
            "The visits follow no recorded inspection: how many came before and how long it has "
            "taken is not known.",
            {}, "baseline", one);
  }
  for (v1::DataNote& note : NotesOnInheritance(reference, history, &episode)) {
    note.set_field("baseline");
    *one.add_notes() = std::move(note);
  }
  for (const v1::DataNote& note : history.notes()) {
    if (IsOf(episode, note)) *one.add_notes() = note;
  }
  for (v1::DataNote& note : NotesOnNumbers(episode)) *one.add_notes() = std::move(note);
  NoteInspection(reference, episode.baseline, "baseline", one);
  NoteInspection(reference, episode.ended_by, "ended_by", one);
}

void NoteMonths(const EpisodeView& episode, v1::EpisodeCase& one) {
  if (episode.baseline == nullptr) return;
  const bool by_publication = one.has_months_since_publication();
  const bool by_fieldwork = one.has_months_since_fieldwork();
  if (by_publication && by_fieldwork) return;
  std::string text = "On neither clock is it known how long it took: a date is missing or open.";
  if (by_publication) text = "The last day of the baseline's fieldwork is not known.";
  if (by_fieldwork) text = "When the baseline was published is not known.";
  AddNote(v1::NOTE_REASON_DURATION_UNKNOWN, std::move(text), {episode.baseline->visit.name()},
          by_publication ? "months_since_fieldwork" : "months_since_publication", one);
}

}  // namespace

std::vector<const DatedVisit*> MonitoringVisitsOf(const EpisodeView& episode) {
  std::vector<const DatedVisit*> visits;
  for (const DatedVisit* visit : episode.visits) {
    if (visit->visit.type() == v1::VISIT_TYPE_MONITORING_VISIT) visits.push_back(visit);
  }
  return visits;
}

bool IsMonitored(const EpisodeView& episode) {
  return (episode.baseline != nullptr && episode.baseline->visit.monitoring_follows()) ||
         MonitoringVisitsHeld(episode) > 0;
}

v1::EpisodeCase MakeEpisodeCase(const reference::ReferenceData& reference, const History& history,
                                const EpisodeView& episode, std::string_view area) {
  v1::EpisodeCase one;
  *one.mutable_authority() = AuthorityMessage(history.authority());
  if (episode.baseline != nullptr) *one.mutable_baseline() = SummaryOf(episode.baseline->visit);
  one.set_inherited(episode.inherited);
  SetVisits(episode, one);
  SetMonths(episode, one);
  SetEnd(episode, one);
  NoteEpisode(reference, history, episode, one);
  SetGrades(reference, episode, area, one);
  NoteMonths(episode, one);
  return one;
}

}  // namespace waymark::query
