#include "query-service/analysis/progress.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "google/protobuf/repeated_ptr_field.h"

#include "common/status/errors.h"
#include "common/status/status_macros.h"
#include "query-service/analysis/episode/history.h"
#include "query-service/analysis/episode/visit_numbers.h"
#include "query-service/analysis/measure/measure_trajectory.h"
#include "query-service/analysis/months.h"
#include "query-service/analysis/progress_notes.h"
#include "query-service/analysis/recommendation_progress.h"
#include "query-service/analysis/reference_messages.h"
#include "query-service/analysis/theme/theme_trajectory.h"
#include "query-service/analysis/theme/written_themes.h"
#include "query-service/analysis/visit_point.h"

namespace waymark::query {
namespace {

constexpr char kOverallArea[] = "overall-effectiveness";

template <typename T>
void Append(std::vector<T> values, google::protobuf::RepeatedPtrField<T>& to) {
  for (T& value : values) *to.Add() = std::move(value);
}

ProgressQuestion ReadQuestion(const v1::GetProgressRequest& request) {
  ProgressQuestion question;
  question.to = ReadDate(request.to_date());
  question.clock = request.clock();
  question.filter.service_areas = {request.service_areas().begin(), request.service_areas().end()};
  question.filter.themes = {request.themes().begin(), request.themes().end()};
  question.filter.measures = {request.measures().begin(), request.measures().end()};
  question.filter.days = model::FilterOf(ReadDate(request.from_date()), question.to);
  return question;
}

v1::Episode MakeEpisode(const EpisodeView& view) {
  v1::Episode episode;
  if (view.baseline != nullptr) {
    *episode.mutable_baseline() = SummaryOf(view.baseline->visit);
    *episode.mutable_judgements() = view.baseline->visit.judgements();
  }
  const auto latest = LatestDate(view);
  if (const auto months = MonthsRange(view.publication(), latest); months.has_value()) {
    *episode.mutable_months_since_publication() = *months;
  }
  if (const auto months = MonthsRange(view.fieldwork(), latest); months.has_value()) {
    *episode.mutable_months_since_fieldwork() = *months;
  }
  episode.set_visits_held(MonitoringVisitsHeld(view));
  episode.set_highest_stated_number(HighestStatedNumber(view));
  episode.set_end(view.end);
  if (view.ended_by != nullptr) *episode.mutable_ended_by() = SummaryOf(view.ended_by->visit);
  for (const std::string& name : view.continued_by) episode.add_continued_by(name);
  episode.set_inherited(view.inherited);
  for (const DatedVisit* candidate : view.candidates) {
    *episode.add_candidate_baselines() = SummaryOf(candidate->visit);
  }
  return episode;
}

v1::EpisodeSummary MakeSummary(const EpisodeView& view) {
  v1::EpisodeSummary summary;
  if (view.baseline != nullptr) {
    *summary.mutable_baseline() = SummaryOf(view.baseline->visit);
    for (const v1::Judgement& judgement : view.baseline->visit.judgements()) {
      if (judgement.area() == kOverallArea) summary.set_overall_grade(judgement.grade());
    }
  }
  summary.set_visits_held(MonitoringVisitsHeld(view));
  summary.set_end(view.end);
  summary.set_inherited(view.inherited);
  return summary;
}

// Numbers are counted over all visits and only then are some hidden.
void AddVisits(const EpisodeView& view, const ProgressFilter& filter,
               v1::GetProgressResponse& response) {
  const std::vector<CountedNumber> counted = CountVisits(view);
  for (size_t i = 0; i < view.visits.size(); ++i) {
    if (MembershipOf(*view.visits[i], filter.days) == model::Membership::kOutside) continue;
    *response.add_visits() = MakeVisitPoint(view, *view.visits[i], counted[i]);
  }
}

// An answer on its way into wire form.
struct AnswerParts {
  v1::GetProgressResponse message;  // all but the themes
  std::vector<ShownTheme> themes;
  std::optional<SizedThemes> sized_themes;  // The same; nothing where no episode is shown.
};

absl::Status AddEpisode(const reference::ReferenceData& reference, const EpisodeView& view,
                        const ProgressFilter& filter, std::size_t max_bytes, AnswerParts& parts) {
  v1::GetProgressResponse& message = parts.message;
  *message.mutable_episode() = MakeEpisode(view);
  AddVisits(view, filter, message);
  parts.themes = FindThemes(reference, view, filter);
  auto sized =
      SizedThemes::Of(v1::GetProgressResponse::kThemesFieldNumber, parts.themes, max_bytes);
  if (!sized.has_value()) return errors::AnswerTooLarge();
  parts.sized_themes.emplace(*std::move(sized));
  const EpisodeObservations all = GatherObservations(reference, view);
  Append(BuildMeasureTrajectories(reference, view, all, filter), *message.mutable_measures());
  Append(BuildUnlistedObservations(all, filter), *message.mutable_unlisted_observations());
  Append(NotesOnUnlisted(all, filter), *message.mutable_notes());
  RecommendationAnswer recommendations = BuildRecommendations(reference, view, filter);
  Append(std::move(recommendations.recommendations), *message.mutable_recommendations());
  Append(std::move(recommendations.notes), *message.mutable_notes());
  return absl::OkStatus();
}

// Into room that is there: an answer that is kept takes its own size, and the themes, most of it,
// are written where they stay, after all else.
absl::StatusOr<ProgressAnswer> Join(const AnswerParts& parts, std::size_t max_bytes) {
  const std::size_t size = parts.message.ByteSizeLong() +
                           (parts.sized_themes.has_value() ? parts.sized_themes->size() : 0);
  if (size > max_bytes) return errors::AnswerTooLarge();
  ProgressAnswer answer;
  answer.fields.reserve(size);
  parts.message.AppendToString(&answer.fields);
  if (parts.sized_themes.has_value()) parts.sized_themes->AppendTo(answer.fields);
  return answer;
}

void AddOtherEpisodes(const History& history, const EpisodeView* chosen,
                      const std::optional<model::PartialDate>& to,
                      v1::GetProgressResponse& response) {
  for (const EpisodeView& episode : history.episodes()) {
    if (&episode == chosen) continue;
    const auto seen = SeenBy(episode, to);
    if (seen.has_value()) *response.add_other_episodes() = MakeSummary(*seen);
  }
}

}  // namespace

absl::StatusOr<ProgressAnswer> BuildProgress(const reference::ReferenceData& reference,
                                             AuthorityRecord record,
                                             const v1::GetProgressRequest& request,
                                             std::size_t max_bytes) {
  const ProgressQuestion question = ReadQuestion(request);
  const History history(reference, std::move(record), question.to);
  const EpisodeView* chosen = request.baseline().empty()
                                  ? history.ChooseEpisode(question.to)
                                  : history.FindByBaseline(request.baseline());
  std::optional<EpisodeView> view;
  if (chosen != nullptr) view = SeenBy(*chosen, question.to);
  if (!view.has_value() && !request.baseline().empty()) {
    return errors::BaselineNotFound(request.baseline());
  }

  AnswerParts parts;
  *parts.message.mutable_authority() = AuthorityMessage(history.authority());
  Append(NotesOnAnswer(reference, history, chosen, view.has_value() ? &*view : nullptr, question),
         *parts.message.mutable_notes());
  if (view.has_value()) {
    WAYMARK_RETURN_IF_ERROR(AddEpisode(reference, *view, question.filter, max_bytes, parts));
  }
  AddOtherEpisodes(history, chosen, question.to, parts.message);
  return Join(parts, max_bytes);
}

}  // namespace waymark::query
