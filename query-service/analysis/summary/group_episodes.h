#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_GROUP_EPISODES_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_GROUP_EPISODES_H_

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "waymark/v1/comparison.pb.h"

#include "common/model/partial_date.h"
#include "common/reference/reference_data.h"
#include "query-service/analysis/episode/episode.h"
#include "query-service/analysis/episode/history.h"

namespace waymark::query {

// Which episodes count for which authority of a group, so that none counts for one that left it to
// others: an episode belongs to the authority at which it ended, or is open. Where authorities of
// the group took over from an abolished one and continue its last episode, it is theirs, and no
// more the abolished one's. One that took over from several, or a part of one, continues none of
// theirs.
class GroupEpisodes {
 public:
  // `group`: the CandidateAuthorities for `peers`. As of the end of `to`; absent: now. Reference
  // data and `peers` outlive it.
  GroupEpisodes(const reference::ReferenceData& reference, const v1::PeerGroup& peers,
                const std::vector<const reference::Authority*>& group,
                const std::optional<model::PartialDate>& to);

  // Those of one of them that meet, or may meet, what the peers say of the baseline, as seen by
  // `to`, oldest first. The history is of its whole record (see LoadAuthorityRecord) and outlives
  // them. Where it took over from several, its own visits that
  // follow no inspection of its own are one episode, which has no baseline and may not be the
  // first.
  [[nodiscard]] std::vector<EpisodeView> Of(const History& history) const;

 private:
  [[nodiscard]] bool WentOnHere(const EpisodeView& episode) const;
  [[nodiscard]] bool Counts(const History& history, const EpisodeView& episode) const;

  const reference::ReferenceData& reference_;
  const v1::PeerGroup& peers_;
  const std::optional<model::PartialDate> to_;
  std::set<std::string> continued_;  // names of those whose last episode goes on in the group
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_GROUP_EPISODES_H_
