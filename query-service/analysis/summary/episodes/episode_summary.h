#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_EPISODES_EPISODE_SUMMARY_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_EPISODES_EPISODE_SUMMARY_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "waymark/v1/episode_summary.pb.h"

#include "common/model/partial_date.h"
#include "common/reference/reference_data.h"
#include "query-service/analysis/episode/authority_record.h"
#include "query-service/analysis/episode/history.h"
#include "query-service/analysis/summary/group_episodes.h"
#include "query-service/analysis/summary/group_notes.h"
#include "query-service/analysis/summary/joint_visits.h"

namespace waymark::query {

// The area of grades where the request names none.
inline constexpr char kDefaultGradedArea[] = "overall-effectiveness";

// The episodes of a group, before they are cut into pages.
struct EpisodesAnswer {
  std::vector<v1::EpisodeCase> cases;
  v1::SummarizeEpisodesResponse whole;  // all but cases, tokens
};

// Sums up the monitored episodes of a group. Authorities are added one by one, so that no more than
// one record is held at a time.
class EpisodeSummarizer {
 public:
  // The request is checked and its names are canonical; paging and freshness are the caller's.
  // `group`: the CandidateAuthorities for the request's peers. Reference data and request outlive
  // the summarizer.
  EpisodeSummarizer(const reference::ReferenceData& reference,
                    const v1::SummarizeEpisodesRequest& request,
                    const std::vector<const reference::Authority*>& group);

  // One of the group, each once, with what it inherits; details of visits are not needed. Of what
  // the peers say of the baseline, each episode is asked.
  void Add(AuthorityRecord record);

  [[nodiscard]] EpisodesAnswer Finish() const;

 private:
  // Whether the episode became a case.
  bool AddEpisode(const History& history, const EpisodeView& episode);
  void AddNotes(v1::SummarizeEpisodesResponse& whole) const;

  const reference::ReferenceData& reference_;
  const v1::SummarizeEpisodesRequest& request_;
  const std::string area_;
  const std::optional<model::PartialDate> to_;
  const GroupEpisodes episodes_;

  int group_size_ = 0;
  int authority_count_ = 0;
  int unmonitored_ = 0;
  JointVisits joint_;
  std::vector<std::size_t> visits_;  // monitoring visits of the cases, by their numbers in joint_
  GroupNotes group_notes_;
  std::vector<v1::EpisodeCase> cases_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_EPISODES_EPISODE_SUMMARY_H_
