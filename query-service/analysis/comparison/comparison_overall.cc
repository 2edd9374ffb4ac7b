#include "query-service/analysis/comparison/comparison_overall.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/comparison/compared_statement.h"
#include "query-service/analysis/data_note.h"
#include "query-service/analysis/progress_filter.h"
#include "query-service/analysis/theme/theme_point.h"

namespace waymark::query {
namespace {

using Statements = std::vector<v1::ComparedStatement>;

// What is asked, and what it is read with.
struct Question {
  const reference::ReferenceData& reference;
  const v1::OverallSubject& subject;
};

bool IsInArea(const Question& question, const v1::Visit& visit,
              const v1::OverallProgress& progress) {
  const std::vector<std::string> wanted = {question.subject.service_area()};
  if (wanted.front().empty()) return true;
  const auto is_wanted = [&](const std::string& area) {
    return WantsServiceArea(question.reference, wanted, area);
  };
  if (is_wanted(ServiceAreaOf(visit, progress.service_area()))) return true;
  if (!progress.service_area().empty()) return false;
  const std::set<std::string> looked_at = FocusAreas(visit);
  return !looked_at.empty() && std::all_of(looked_at.begin(), looked_at.end(), is_wanted);
}

// What the inspectorate states, or what others do.
Statements StatementsAt(const Question& question, const v1::Visit& visit, bool by_inspectorate) {
  Statements statements;
  for (const v1::OverallProgress& progress : visit.overall_progress()) {
    if ((progress.speaker() == v1::SPEAKER_INSPECTORATE) != by_inspectorate) continue;
    if (IsInArea(question, visit, progress)) statements.push_back(StatementOf(visit, progress));
  }
  return statements;
}

// The visits that count of an episode, oldest first, as far as they certainly were by then.
std::vector<const DatedVisit*> VisitsOf(const EpisodeView& view, const Moment& moment) {
  if (moment.visit != nullptr) return {moment.visit};
  std::vector<const DatedVisit*> visits = view.BaselineAndVisits();
  std::erase_if(visits, [&](const DatedVisit* visit) { return !GivesStateNow(view, *visit); });
  return visits;
}

void SetRating(const Statements& statements, v1::ComparisonRow& row) {
  std::set<v1::ProgressRating> ratings;
  for (const v1::ComparedStatement& statement : statements) {
    ratings.insert(statement.overall_progress().rating());
  }
  if (ratings.size() == 1) {
    row.set_rating(*ratings.begin());
    return;
  }
  *row.add_notes() = MakeNote(v1::NOTE_REASON_RATINGS_DIFFER,
                              "Statements of this visit give different ratings; none was chosen.",
                              {row.value_visit()});
}

void FillRow(const Question& question, const EpisodeView& view, const DatedVisit& visit,
             const Statements& statements, v1::ComparisonRow& row) {
  SetValueVisit(visit, row);
  for (const v1::ComparedStatement& statement : statements) {
    *row.add_overall_progress() = statement;
  }
  SetRating(statements, row);
  const auto second_hand =
      std::find_if(statements.begin(), statements.end(),
                   [](const v1::ComparedStatement& one) { return one.second_hand(); });
  NoteStatement(question.reference, visit,
                second_hand == statements.end() ? statements.front() : *second_hand,
                "overall_progress", row);
  if (&visit != view.baseline) return;
  *row.add_notes() = MakeNote(v1::NOTE_REASON_VALUE_OF_BASELINE,
                              "The statement is the baseline inspection's own; none made since is "
                              "known.",
                              {visit.visit.name()});
}

// The visits that may count at some moment: of the visit, the episode, or all there are.
std::vector<const DatedVisit*> VisitsInQuestion(const History& history, const Moment& moment) {
  if (moment.visit != nullptr) return {moment.visit};
  if (moment.episode != nullptr) return moment.episode->BaselineAndVisits();
  std::vector<const DatedVisit*> all;
  for (const EpisodeView& episode : history.episodes()) {
    const auto visits = episode.BaselineAndVisits();
    all.insert(all.end(), visits.begin(), visits.end());
  }
  return all;
}

void NoteUncertain(const Question& question, const History& history, const Moment& moment,
                   v1::ComparisonRow& row) {
  std::vector<std::string> names;
  for (const DatedVisit* visit : VisitsInQuestion(history, moment)) {
    if (IsThereBy(moment, visit->days) == model::Membership::kPossible &&
        !StatementsAt(question, visit->visit, /*by_inspectorate=*/true).empty()) {
      names.push_back(visit->visit.name());
    }
  }
  if (!names.empty()) *row.add_notes() = PossiblyOverNote(std::move(names));
}

v1::Exclusion Exclude(const Question& question, const History& history, const Moment& moment) {
  if (history.empty()) return ExcludeWithoutVisits(history);
  Statements stated;
  Statements by_others;
  for (const DatedVisit* visit : VisitsInQuestion(history, moment)) {
    for (auto& one : StatementsAt(question, visit->visit, true)) stated.push_back(std::move(one));
    for (auto& one : StatementsAt(question, visit->visit, false)) {
      by_others.push_back(std::move(one));
    }
  }
  v1::Exclusion exclusion;
  if (!stated.empty()) {
    exclusion = MakeExclusion(
        history, v1::EXCLUSION_REASON_NOT_YET_REACHED,
        moment.is_bounded ? absl::StrCat("Nothing is certainly of ", moment.text, " or before.")
                          : "No source dates the visits, so which is the latest is not known.");
  } else {
    exclusion = MakeExclusion(
        history, v1::EXCLUSION_REASON_NO_OVERALL_PROGRESS,
        by_others.empty() ? "Nothing is recorded of progress as a whole."
                          : "Only others than the inspectorate speak of progress as a whole.");
  }
  for (const Statements* statements : {&stated, &by_others}) {
    for (const v1::ComparedStatement& statement : *statements) {
      if (exclusion.statements_size() == kMaxExcludedShown) return exclusion;
      *exclusion.add_statements() = statement;
    }
  }
  return exclusion;
}

}  // namespace

ComparisonOutcome CompareOverall(const reference::ReferenceData& reference, const History& history,
                                 const v1::OverallSubject& subject, const Moment& moment) {
  const Question question{reference, subject};
  ComparisonOutcome outcome;
  const auto& episodes = history.episodes();
  for (std::size_t i = episodes.size(); i > 0; --i) {
    const EpisodeView& episode = episodes[i - 1];
    if (!HasBegun(episode, moment)) continue;
    const EpisodeView view = CertainPart(episode, moment);
    std::vector<const DatedVisit*> latest_first = VisitsOf(view, moment);
    std::reverse(latest_first.begin(), latest_first.end());
    for (const DatedVisit* visit : latest_first) {
      const Statements statements = StatementsAt(question, visit->visit, /*by_inspectorate=*/true);
      if (statements.empty()) continue;
      outcome.episode = &episode;
      if (visit->place.has_value()) outcome.date = visit->days;
      FillRow(question, view, *visit, statements, outcome.row.emplace());
      NoteUncertain(question, history, moment, *outcome.row);
      FinishRow(history, moment, outcome);
      return outcome;
    }
  }
  outcome.episode = EpisodeInForce(history, moment);
  outcome.exclusion = Exclude(question, history, moment);
  return outcome;
}

}  // namespace waymark::query
