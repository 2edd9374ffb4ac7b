#include "query-service/analysis/comparison/comparison_recommendations.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

#include "common/model/date_order.h"
#include "query-service/analysis/citation.h"
#include "query-service/analysis/recommendation_progress.h"

namespace waymark::query {
namespace {

// A row must fit into a response, however often a recommendation is spoken of.
constexpr int kMaxUpdatesShown = 3;

EpisodeView ViewOf(const EpisodeView& episode, const Moment& moment) {
  return moment.visit == nullptr ? CertainPart(episode, moment) : UpTo(episode, *moment.visit);
}

v1::RecommendationTally TallyOf(const std::vector<v1::RecommendationProgress>& recommendations) {
  v1::RecommendationTally tally;
  std::map<v1::RecommendationStatus, int> counts;
  for (const v1::RecommendationProgress& one : recommendations) {
    ++counts[one.status()];
    if (one.status() == v1::RECOMMENDATION_STATUS_MET) {
      tally.set_addressed(tally.addressed() + 1);
    } else if (one.status() == v1::RECOMMENDATION_STATUS_CLOSED) {
      tally.set_closed(tally.closed() + 1);
    } else {
      tally.set_open(tally.open() + 1);
      if (one.has_open_months()) *tally.mutable_open_months() = one.open_months();
    }
  }
  tally.set_made(static_cast<int>(recommendations.size()));
  for (const auto& [status, count] : counts) {
    v1::RecommendationCount& entry = *tally.add_counts();
    entry.set_status(status);
    entry.set_count(count);
  }
  return tally;
}

bool IsOfTheInspectorate(const v1::RecommendationUpdatePoint& point) {
  const v1::Speaker speaker = point.update().speaker();
  return speaker == v1::SPEAKER_INSPECTORATE || speaker == v1::SPEAKER_UNSPECIFIED;
}

// Keeps the inspectorate's latest update, which sets the status, and the latest of the others.
void KeepLatestUpdates(v1::RecommendationProgress& progress) {
  std::vector<v1::RecommendationUpdatePoint> kept;
  bool has_inspectorates = false;
  int others = 0;
  for (int i = progress.updates_size(); i > 0; --i) {
    const v1::RecommendationUpdatePoint& update = progress.updates(i - 1);
    const bool sets_status = !has_inspectorates && IsOfTheInspectorate(update);
    if (!sets_status && ++others >= kMaxUpdatesShown) continue;
    has_inspectorates |= sets_status;
    kept.push_back(update);
  }
  progress.mutable_updates()->Assign(kept.rbegin(), kept.rend());
}

// What they are as old as: the latest date of the episode, else of the inspection. Where that is
// its publication, and that came later than is asked for, its own first day.
std::optional<model::PartialDate> DateOf(const EpisodeView& view, const Moment& moment) {
  if (auto latest = LatestDate(view); latest.has_value()) return latest;
  const auto date = InspectionDate(*view.baseline);
  const bool is_later = date.has_value() && moment.date.has_value() &&
                        model::OrderOf(*date, *moment.date) == model::DateOrder::kAfter;
  return is_later ? view.baseline->place : date;
}

// The documents of the inspection, and those its updates stand in; each once.
void CiteSources(const EpisodeView& view, v1::ComparisonRow& row) {
  std::set<std::string> seen;
  const auto cite = [&](const v1::Visit& visit, const SourceIds& ids) {
    for (const v1::Source* source : SourcesOf(visit, ids)) {
      if (seen.insert(source->SerializeAsString()).second) *row.add_sources() = *source;
    }
  };
  cite(view.baseline->visit, {});
  std::map<std::string, const v1::Visit*> visits;
  for (const DatedVisit* visit : view.visits) visits[visit->visit.name()] = &visit->visit;
  for (const v1::RecommendationProgress& one : row.recommendations()) {
    for (const v1::RecommendationUpdatePoint& update : one.updates()) {
      const auto visit = visits.find(update.visit().name());
      if (visit == visits.end()) continue;
      cite(*visit->second, update.update().source_ids());
      row.add_visits(update.visit().name());
    }
  }
}

v1::Exclusion ExcludeWithoutAny(const History& history, const EpisodeView* episode,
                                const Moment& moment) {
  if (history.empty()) return ExcludeWithoutVisits(history);
  if (episode == nullptr) {
    return MakeExclusion(history, v1::EXCLUSION_REASON_NOT_YET_REACHED,
                         absl::StrCat("Nothing is certainly of ", moment.text, " or before."));
  }
  return MakeExclusion(history, v1::EXCLUSION_REASON_NO_BASELINE,
                       "No inspection is recorded whose recommendations they could be.");
}

v1::Exclusion ExcludeWithoutRecorded(const History& history, const EpisodeView& view,
                                     const v1::RecommendationSubject& subject,
                                     const std::vector<v1::DataNote>& notes) {
  std::string text = absl::StrCat("No recommendation of ", view.baseline->visit.name(),
                                  subject.theme().empty() ? "" : " on this theme", " is recorded.");
  for (const v1::DataNote& note : notes) absl::StrAppend(&text, " ", note.text());
  return MakeExclusion(history, v1::EXCLUSION_REASON_NO_RECOMMENDATION, std::move(text));
}

}  // namespace

ComparisonOutcome CompareRecommendations(const reference::ReferenceData& reference,
                                         const History& history,
                                         const v1::RecommendationSubject& subject,
                                         const Moment& moment) {
  ComparisonOutcome outcome;
  outcome.episode = EpisodeInForce(history, moment);
  if (outcome.episode == nullptr || outcome.episode->baseline == nullptr) {
    outcome.exclusion = ExcludeWithoutAny(history, outcome.episode, moment);
    return outcome;
  }
  const EpisodeView view = ViewOf(*outcome.episode, moment);
  ProgressFilter filter;
  if (!subject.theme().empty()) filter.themes.push_back(subject.theme());
  RecommendationAnswer answer = BuildRecommendations(reference, view, filter);
  if (answer.recommendations.empty()) {
    outcome.exclusion = ExcludeWithoutRecorded(history, view, subject, answer.notes);
    return outcome;
  }
  outcome.date = DateOf(view, moment);
  v1::ComparisonRow& row = outcome.row.emplace();
  SetValueVisit(*view.baseline, row);
  *row.mutable_tally() = TallyOf(answer.recommendations);
  for (v1::RecommendationProgress& one : answer.recommendations) {
    KeepLatestUpdates(one);
    *row.add_recommendations() = std::move(one);
  }
  for (v1::DataNote& note : answer.notes) *row.add_notes() = std::move(note);
  CiteSources(view, row);
  NoteVisitDate(reference, *view.baseline, row);
  FinishRow(history, moment, outcome);
  return outcome;
}

}  // namespace waymark::query
