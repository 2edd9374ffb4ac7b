#include "query-service/analysis/recommendation_progress.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"

#include "query-service/analysis/data_note.h"
#include "query-service/analysis/months.h"

namespace waymark::query {
namespace {

constexpr char kField[] = "recommendations";

bool IsOfOne(const v1::RecommendationUpdate& update) {
  return update.coverage() == v1::COVERAGE_ONE || update.coverage() == v1::COVERAGE_UNSPECIFIED;
}

// Records from before updates had a speaker do not say; they were the inspectorate's.
bool IsOfTheInspectorate(const v1::RecommendationUpdate& update) {
  return update.speaker() == v1::SPEAKER_INSPECTORATE ||
         update.speaker() == v1::SPEAKER_UNSPECIFIED;
}

bool WantsThemesOf(const v1::Recommendation& recommendation,
                   const std::vector<std::string>& themes) {
  return themes.empty() ||
         std::any_of(recommendation.themes().begin(), recommendation.themes().end(),
                     [&themes](const std::string& theme) { return Wants(themes, theme); });
}

bool IsShown(const reference::ReferenceData& reference, const DatedVisit& visit,
             const v1::RecommendationUpdate& update, const ProgressFilter& filter) {
  if (MembershipOf(visit, filter.days) == model::Membership::kOutside) return false;
  return update.service_area().empty() ||
         WantsServiceArea(reference, filter.service_areas, update.service_area());
}

void AddUpdates(const reference::ReferenceData& reference, const EpisodeView& episode,
                const ProgressFilter& filter, v1::RecommendationProgress& progress) {
  for (const DatedVisit* visit : episode.visits) {
    for (const v1::RecommendationUpdate& update : visit->visit.recommendation_updates()) {
      if (!IsOfOne(update) || update.recommendation() != progress.recommendation().id()) continue;
      if (IsOfTheInspectorate(update) && GivesStateNow(episode, *visit)) {
        progress.set_status(update.status());
      }
      if (!IsShown(reference, *visit, update, filter)) continue;
      v1::RecommendationUpdatePoint& point = *progress.add_updates();
      *point.mutable_visit() = SummaryOf(visit->visit);
      *point.mutable_update() = update;
    }
  }
}

v1::RecommendationProgress MakeProgress(const EpisodeView& episode,
                                        const v1::Recommendation& recommendation) {
  v1::RecommendationProgress progress;
  *progress.mutable_recommendation() = recommendation;
  progress.set_inspection(episode.baseline->visit.name());
  progress.set_status(v1::RECOMMENDATION_STATUS_OPEN);
  const auto since =
      episode.publication().has_value() ? episode.publication() : episode.fieldwork();
  if (const auto months = MonthsRange(since, LatestDate(episode)); months.has_value()) {
    *progress.mutable_open_months() = *months;
  }
  return progress;
}

std::string StatusText(v1::RecommendationStatus status) {
  switch (status) {
    case v1::RECOMMENDATION_STATUS_OPEN:
      return "open";
    case v1::RECOMMENDATION_STATUS_PROGRESSED:
      return "progressed";
    case v1::RECOMMENDATION_STATUS_PARTLY_MET:
      return "partly met";
    case v1::RECOMMENDATION_STATUS_MET:
      return "met";
    case v1::RECOMMENDATION_STATUS_NOT_MET:
      return "not met";
    case v1::RECOMMENDATION_STATUS_CLOSED:
      return "closed";
    default:
      return "status not said";
  }
}

std::string GroupText(const v1::RecommendationUpdate& update) {
  std::string how_many = "some recommendations";
  if (update.coverage() == v1::COVERAGE_ALL) {
    how_many = "all recommendations";
  } else if (update.has_count()) {
    how_many = absl::StrCat(update.count(), " of the recommendations");
  }
  return absl::StrCat("An update", IsOfTheInspectorate(update) ? "" : " not by the inspectorate",
                      " speaks of ", how_many, " (", StatusText(update.status()),
                      ") without naming them: it is no single one's status.");
}

bool HasRecommendation(const EpisodeView& episode, const std::string& id) {
  if (episode.baseline == nullptr) return false;
  const auto& recommendations = episode.baseline->visit.recommendations();
  return std::any_of(recommendations.begin(), recommendations.end(),
                     [&id](const v1::Recommendation& one) { return one.id() == id; });
}

void NoteUpdate(const EpisodeView& episode, const v1::Visit& visit,
                const v1::RecommendationUpdate& update, std::vector<v1::DataNote>& notes) {
  if (!IsOfOne(update)) {
    notes.push_back(MakeNote(v1::NOTE_REASON_RECOMMENDATIONS_IN_GROUP, GroupText(update),
                             {visit.name()}, kField));
  } else if (!HasRecommendation(episode, update.recommendation())) {
    notes.push_back(
        MakeNote(v1::NOTE_REASON_UNKNOWN_REFERENCE,
                 absl::StrCat("An update names recommendation ", update.recommendation(),
                              ", which is not among those recorded of the baseline."),
                 {visit.name()}, kField));
  }
}

void NoteClock(const EpisodeView& episode, std::vector<v1::DataNote>& notes) {
  if (episode.publication().has_value() || !episode.fieldwork().has_value()) return;
  notes.push_back(MakeNote(v1::NOTE_REASON_OTHER_CLOCK_USED,
                           "When the inspection was published is not known; its recommendations "
                           "are taken as open since the last day of its fieldwork.",
                           {episode.baseline->visit.name()}, kField));
}

}  // namespace

RecommendationAnswer BuildRecommendations(const reference::ReferenceData& reference,
                                          const EpisodeView& episode,
                                          const ProgressFilter& filter) {
  RecommendationAnswer answer;
  if (episode.baseline != nullptr) {
    for (const v1::Recommendation& recommendation : episode.baseline->visit.recommendations()) {
      if (!WantsThemesOf(recommendation, filter.themes)) continue;
      answer.recommendations.push_back(MakeProgress(episode, recommendation));
      AddUpdates(reference, episode, filter, answer.recommendations.back());
    }
  }
  if (!answer.recommendations.empty()) NoteClock(episode, answer.notes);
  for (const DatedVisit* visit : episode.visits) {
    for (const v1::RecommendationUpdate& update : visit->visit.recommendation_updates()) {
      if (!IsShown(reference, *visit, update, filter)) continue;
      NoteUpdate(episode, visit->visit, update, answer.notes);
    }
  }
  return answer;
}

}  // namespace waymark::query
