#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_GROUP_NOTES_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_GROUP_NOTES_H_

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "waymark/v1/comparison.pb.h"
#include "waymark/v1/data_note.pb.h"

#include "common/model/date_order.h"
#include "common/reference/reference_data.h"
#include "query-service/analysis/episode/episode.h"
#include "query-service/analysis/episode/history.h"
#include "query-service/analysis/summary/joint_visits.h"

namespace waymark::query {

// How many of the names concerned a note on many of them has.
inline constexpr std::size_t kMaxNamed = 20;

// A note on any number of visits, episodes or authorities: the first kMaxNamed by name, and in the
// text how many there are where these are not all. Nothing is added for no names.
void AddNoteOnMany(v1::NoteReason reason, std::string text, const std::set<std::string>& names,
                   std::vector<v1::DataNote>& notes);

// What must be said of a group as a whole, gathered authority by authority.
class GroupNotes {
 public:
  // Both outlive it.
  GroupNotes(const reference::ReferenceData& reference, const v1::PeerGroup& peers)
      : reference_(reference), peers_(peers) {}

  // `episodes`: those of the authority that count (see GroupEpisodes). `days`: those asked about.
  void Add(const History& history, const std::vector<EpisodeView>& episodes,
           const model::DayFilter& days);

  // POSSIBLE for baselines that may not be of the dates asked for, INHERITED for predecessors whose
  // episodes went on in the group, PREDECESSORS_NOT_INCLUDED for others that are not in the group
  // themselves, NOT_HELD, HELD_JOINTLY.
  [[nodiscard]] std::vector<v1::DataNote> Finish(const JointVisits& joint) const;

 private:
  const reference::ReferenceData& reference_;
  const v1::PeerGroup& peers_;
  std::set<std::string> members_;
  std::set<std::string> predecessors_;
  std::set<std::string> continued_;
  std::set<std::string> possible_baselines_;
  std::set<std::string> not_held_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_SUMMARY_GROUP_NOTES_H_
