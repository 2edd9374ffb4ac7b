#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_HISTORY_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_HISTORY_H_

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "waymark/v1/data_note.pb.h"

#include "common/model/partial_date.h"
#include "common/reference/reference_data.h"
#include "query-service/analysis/episode/authority_record.h"
#include "query-service/analysis/episode/dated_visit.h"
#include "query-service/analysis/episode/episode.h"

namespace waymark::query {

// The episodes of one authority. Every held full inspection starts one. Any other held visit
// belongs to the inspection it names as its baseline (by name, or by a date of its fieldwork or
// publication), else to the latest inspection before it (by end, else publication).
//
// What is inherited makes episodes too (see AssembleEpisodes); those are the authority's until it
// has an inspection of its own, which ends the last of them.
class History {
 public:
  // Of several predecessors, the inspections meant are their latest by the end of `by`; absent: of
  // all.
  History(const reference::ReferenceData& reference, AuthorityRecord record,
          const std::optional<model::PartialDate>& by = std::nullopt);
  History(History&&) = default;
  History& operator=(History&&) = default;

  const reference::Authority& authority() const { return *authority_; }
  // Oldest first. One without a baseline stands first, and only if some visit follows no recorded
  // inspection. Pointers in them live as long as the history, also when it is moved.
  const std::vector<EpisodeView>& episodes() const { return episodes_; }
  bool empty() const { return episodes_.empty(); }
  // Whether an inspection of the authority itself was, or may have been, held by `to`: what is
  // inherited then counts no more.
  bool HasOwnInspection(const std::optional<model::PartialDate>& to) const;

  // The episode that measures from this inspection; null where it is no held full inspection.
  const EpisodeView* FindByBaseline(std::string_view name) const;
  // The episode a held visit belongs to; for an inspection the one it starts. Null where unknown.
  const EpisodeView* EpisodeOf(std::string_view visit_name) const;
  // What a question about progress by `to` (absent: now) is about: the latest episode whose
  // baseline is not certainly later and that a monitoring visit, not certainly later either,
  // belongs to; else the latest episode. Null where there is none by then. Inherited ones only
  // where there is no inspection of its own by then; of one of several predecessors, only where a
  // visit of the authority itself follows its inspection.
  const EpisodeView* ChooseEpisode(const std::optional<model::PartialDate>& to) const;

  // Leaves out the episodes that no question by `to` is about unless it names their baseline: those
  // of one of several predecessors that ChooseEpisode passes over. Pointers to episodes end.
  void KeepChoosable(const std::optional<model::PartialDate>& to);

  // Recorded and not held, by name; inherited ones too.
  const std::vector<const DatedVisit*>& not_held() const { return not_held_; }
  // What had to be chosen in placing visits (BASELINE_UNRESOLVED, ORDER_UNKNOWN), episode by
  // episode; `names` begins with the visit placed.
  const std::vector<v1::DataNote>& notes() const { return notes_; }

 private:
  void FindFindings();

  const reference::Authority* authority_;
  std::shared_ptr<const StoredFindings> stored_findings_;
  std::vector<FindingView> findings_;  // those that messages have, never changed either
  std::vector<DatedVisit> visits_;     // never changed once episodes point into it
  std::vector<EpisodeView> episodes_;
  std::vector<const DatedVisit*> not_held_;
  std::vector<v1::DataNote> notes_;
};

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_HISTORY_H_
