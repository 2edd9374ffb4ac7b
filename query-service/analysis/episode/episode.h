#ifndef WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_EPISODE_H_
#define WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_EPISODE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "waymark/v1/progress.pb.h"

#include "common/model/partial_date.h"
#include "query-service/analysis/episode/dated_visit.h"

namespace waymark::query {

// A baseline inspection, the visits that followed it, and its end. Points into the History it is
// of.
struct EpisodeView {
  // Null where the visits follow no recorded inspection.
  const DatedVisit* baseline = nullptr;
  // Held visits of the episode, oldest first, the baseline not among them.
  std::vector<const DatedVisit*> visits;
  // The authority's other held visits and inspections, and in a view as of a date those left out of
  // `visits`: what they report of a date within the episode is of it too. What is inherited is
  // among them only in an inherited episode.
  std::vector<const DatedVisit*> others;
  // How many there are in the whole episode: the same in a view as of a date.
  size_t recorded_visits = 0;
  v1::EpisodeEnd end = v1::EPISODE_END_OPEN;
  const DatedVisit* ended_by = nullptr;  // with REINSPECTED
  // The same, also in a view as of a date before it.
  const DatedVisit* followed_by = nullptr;
  std::vector<std::string> continued_by;   // with CONTINUED_BY: names of authorities
  std::optional<absl::CivilDay> last_day;  // with CONTINUED_BY: the authority's last
  std::optional<absl::CivilDay> seen_to;   // in a view as of a date: its last day

  // Whether the baseline is a predecessor's; without a baseline, whether visits are.
  bool inherited = false;
  // Of an authority with several predecessors, or a part of one: the episode of one of them, which
  // is not chosen for the authority.
  bool of_several = false;
  // The episode that such an authority has instead: without a baseline, with what each of them left
  // it. `candidates` are their latest inspections, which stand among its visits.
  bool joins_several = false;
  std::vector<const DatedVisit*> candidates;
  // Predecessors were authorities of another area: their figures count other people.
  bool other_area = false;

  // The baseline's last day of fieldwork and its publication.
  std::optional<model::PartialDate> fieldwork() const;
  std::optional<model::PartialDate> publication() const;
  // The baseline, if any, and then the visits.
  std::vector<const DatedVisit*> BaselineAndVisits() const;
};

// What an inspection is ordered by, and a visit must lie after to follow it: its last day, which is
// not after its publication; else its publication, else its first day.
std::optional<model::PartialDate> InspectionDate(const DatedVisit& inspection);

// Held monitoring visits of the episode; one held jointly counts once.
int MonitoringVisitsHeld(const EpisodeView& episode);

// Whether what two visits of the episode say is of one authority's services, so that one can be
// later than the other: not of two predecessors.
bool AreOfOneLine(const EpisodeView& episode, const DatedVisit& a, const DatedVisit& b);
// Whether their figures count the same people: also not before and after an authority was divided.
bool CountSamePeople(const EpisodeView& episode, const DatedVisit& a, const DatedVisit& b);

// The highest number a source states, counted from the baseline or without saying from what; the
// number of visits stated by the inspection that ended the episode, where that is higher; 0 where
// none is stated, or where the visits of several predecessors are numbered each by themselves.
int HighestStatedNumber(const EpisodeView& episode);

// The episode as it was by the end of `to`: without visits that certainly lie later, and open where
// its end does. An open end of `to` leaves out nothing.
EpisodeView AsOf(const EpisodeView& episode, const model::PartialDate& to);

// The same for a question by `to`, where there may be none: absent where the baseline certainly
// lies later, or without one all that is recorded of it.
std::optional<EpisodeView> SeenBy(const EpisodeView& episode,
                                  const std::optional<model::PartialDate>& to);

// Whether a visit's words count towards the state now: it has a date of its own, is the baseline,
// or is the only visit recorded of its episode.
bool GivesStateNow(const EpisodeView& episode, const DatedVisit& visit);

// The date the months of an answer run to: the last day of fieldwork of the inspection that ended
// the episode (else its publication), or the last day of the authority that was abolished; where it
// is open the latest of its dated visits; no later than the view reaches. Absent where there is
// none.
std::optional<model::PartialDate> LatestDate(const EpisodeView& episode);

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_ANALYSIS_EPISODE_EPISODE_H_
