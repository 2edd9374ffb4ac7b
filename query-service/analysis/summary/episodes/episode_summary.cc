#include "query-service/analysis/summary/episodes/episode_summary.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "common/model/date_order.h"
#include "query-service/analysis/peer_group.h"
#include "query-service/analysis/progress_filter.h"
#include "query-service/analysis/summary/episodes/episode_case.h"
#include "query-service/analysis/summary/episodes/episode_statistics.h"

namespace waymark::query {
namespace {

using Cases = std::vector<v1::EpisodeCase>;

// What a case is called in a note.
const std::string& NameOf(const v1::EpisodeCase& one) {
  return one.has_baseline() ? one.baseline().name() : one.authority().name();
}

template <typename Predicate>
std::set<std::string> NamesOf(const Cases& cases, Predicate predicate) {
  std::set<std::string> names;
  for (const v1::EpisodeCase& one : cases) {
    if (predicate(one)) names.insert(NameOf(one));
  }
  return names;
}

int CountWithoutBaseline(const Cases& cases) {
  return static_cast<int>(std::count_if(
      cases.begin(), cases.end(), [](const v1::EpisodeCase& one) { return !one.has_baseline(); }));
}

bool IsListed(const v1::SummarizeEpisodesRequest& request, const v1::EpisodeCase& one) {
  return request.ends().empty() ||
         std::find(request.ends().begin(), request.ends().end(), one.end()) != request.ends().end();
}

// Cases whose result is missing for this reason.
std::set<std::string> WithoutResult(const Cases& cases, v1::NoteReason reason) {
  return NamesOf(cases, [reason](const v1::EpisodeCase& one) {
    return std::any_of(one.notes().begin(), one.notes().end(), [reason](const auto& note) {
      return note.reason() == reason && note.field() == "result";
    });
  });
}

template <typename Message>
void Append(std::vector<Message> from, google::protobuf::RepeatedPtrField<Message>& to) {
  for (Message& message : from) *to.Add() = std::move(message);
}

}  // namespace

EpisodeSummarizer::EpisodeSummarizer(const reference::ReferenceData& reference,
                                     const v1::SummarizeEpisodesRequest& request,
                                     const std::vector<const reference::Authority*>& group)
    : reference_(reference),
      request_(request),
      area_(request.judgement_area().empty() ? kDefaultGradedArea : request.judgement_area()),
      to_(ReadDate(request.to_date())),
      episodes_(reference, request.peers(), group, to_),
      group_notes_(reference, request.peers()) {}

void EpisodeSummarizer::Add(AuthorityRecord record) {
  const History history(reference_, std::move(record));
  const std::vector<EpisodeView> episodes = episodes_.Of(history);
  if (episodes.empty() && AsksOfBaseline(request_.peers())) return;
  ++group_size_;
  bool has_case = false;
  for (const EpisodeView& episode : episodes) {
    if (AddEpisode(history, episode)) has_case = true;
  }
  if (has_case) ++authority_count_;
  group_notes_.Add(history, episodes, model::FilterOf(std::nullopt, to_));
}

bool EpisodeSummarizer::AddEpisode(const History& history, const EpisodeView& episode) {
  if (!IsMonitored(episode)) {
    if (episode.baseline != nullptr) ++unmonitored_;
    return false;
  }
  cases_.push_back(MakeEpisodeCase(reference_, history, episode, area_));
  const bool baseline_is_possible =
      episode.baseline != nullptr &&
      MembershipOf(*episode.baseline, model::FilterOf(std::nullopt, to_)) ==
          model::Membership::kPossible;
  if (baseline_is_possible) {
    std::vector<v1::DataNote> notes;
    AddNoteOnMany(
        v1::NOTE_REASON_POSSIBLE,
        "When its baseline was is not known exactly: it may lie after the date asked for.",
        {episode.baseline->visit.name()}, notes);
    Append(std::move(notes), *cases_.back().mutable_notes());
  }
  for (const DatedVisit* visit : MonitoringVisitsOf(episode)) {
    visits_.push_back(joint_.Add(visit->visit));
  }
  return true;
}

void EpisodeSummarizer::AddNotes(v1::SummarizeEpisodesResponse& whole) const {
  std::vector<v1::DataNote> notes = group_notes_.Finish(joint_);
  AddNoteOnMany(v1::NOTE_REASON_NO_BASELINE,
                "Monitoring visits of these authorities follow no recorded inspection: they are "
                "among the cases and in no statistics.",
                NamesOf(cases_, [](const auto& one) { return !one.has_baseline(); }), notes);
  AddNoteOnMany(v1::NOTE_REASON_NOT_ENDED,
                "The episodes of these baselines were not ended by an inspection. The statistics "
                "of those that were tell too short a time by themselves; the medians take both.",
                NamesOf(cases_,
                        [](const auto& one) {
                          return one.has_baseline() && one.end() != v1::EPISODE_END_REINSPECTED;
                        }),
                notes);
  AddNoteOnMany(v1::NOTE_REASON_VISITS_MISSING,
                "Sources state more visits in the episodes of these baselines than are recorded: "
                "how many were held is known as a lower bound.",
                NamesOf(cases_,
                        [](const auto& one) {
                          return one.has_baseline() &&
                                 one.highest_stated_number() > one.visits_held();
                        }),
                notes);
  AddNoteOnMany(v1::NOTE_REASON_DURATION_UNKNOWN,
                "How long the episodes of these baselines took is not known on one clock or both: "
                "they are in no distribution of those months.",
                NamesOf(cases_,
                        [](const auto& one) {
                          return one.has_baseline() && (!one.has_months_since_publication() ||
                                                        !one.has_months_since_fieldwork());
                        }),
                notes);
  AddNoteOnMany(v1::NOTE_REASON_AREA_NOT_JUDGED,
                "The episodes of these baselines ended with an inspection whose framework has no "
                "judgement of the area by itself: they can have no result.",
                WithoutResult(cases_, v1::NOTE_REASON_AREA_NOT_JUDGED), notes);
  AddNoteOnMany(v1::NOTE_REASON_GRADE_NOT_RECORDED,
                "The result of the episodes of these baselines is not recorded.",
                WithoutResult(cases_, v1::NOTE_REASON_GRADE_NOT_RECORDED), notes);
  Append(std::move(notes), *whole.mutable_notes());
}

EpisodesAnswer EpisodeSummarizer::Finish() const {
  EpisodesAnswer answer;
  v1::SummarizeEpisodesResponse& whole = answer.whole;
  Append(StatisticsByEnd(cases_), *whole.mutable_statistics());
  *whole.mutable_median_since_publication() = MedianSincePublication(cases_);
  *whole.mutable_median_since_fieldwork() = MedianSinceFieldwork(cases_);
  Append(CountResults(cases_), *whole.mutable_results());
  whole.set_group_size(group_size_);
  whole.set_authority_count(authority_count_);
  whole.set_visit_count(static_cast<int>(joint_.CountDistinct(visits_)));
  whole.set_unmonitored_episodes(unmonitored_);
  whole.set_without_baseline(CountWithoutBaseline(cases_));
  AddNotes(whole);
  for (const v1::EpisodeCase& one : cases_) {
    if (IsListed(request_, one)) answer.cases.push_back(one);
  }
  whole.set_case_count(static_cast<int>(answer.cases.size()));
  std::stable_sort(answer.cases.begin(), answer.cases.end(), [](const auto& a, const auto& b) {
    return std::tie(a.authority().display_name(), a.authority().name()) <
           std::tie(b.authority().display_name(), b.authority().name());
  });
  return answer;
}

}  // namespace waymark::query
