#include "query-service/analysis/summary/group_episodes.h"

#include <algorithm>
#include <utility>

#include "common/model/date_order.h"
#include "common/model/resource_name.h"
#include "query-service/analysis/episode/predecessors.h"
#include "query-service/analysis/peer_group.h"

namespace waymark::query {
namespace {

// Before the first visit that is certainly placed later.
void InsertByDate(const DatedVisit* visit, std::vector<const DatedVisit*>& visits) {
  const auto later = std::find_if(visits.begin(), visits.end(), [visit](const DatedVisit* other) {
    return visit->place.has_value() && other->place.has_value() &&
           model::SortDay(*visit->place) < model::SortDay(*other->place);
  });
  visits.insert(later, visit);
}

void AddOwnVisits(const EpisodeView& episode, std::vector<const DatedVisit*>& own) {
  for (const DatedVisit* visit : episode.visits) {
    const bool known = std::find(own.begin(), own.end(), visit) != own.end();
    if (!visit->inherited && !known) InsertByDate(visit, own);
  }
}

// What an authority that took over from several has of its own: its visits, of whichever of their
// episodes they are.
std::optional<EpisodeView> OwnPart(const EpisodeView& joined,
                                   const std::vector<EpisodeView>& episodes) {
  EpisodeView own = joined;
  std::erase_if(own.visits, [](const DatedVisit* visit) { return visit->inherited; });
  for (const EpisodeView& episode : episodes) {
    if (episode.of_several) AddOwnVisits(episode, own.visits);
  }
  if (own.visits.empty()) return std::nullopt;
  own.recorded_visits = own.visits.size();
  own.inherited = false;
  return own;
}

// The authority whose inspection an episode began with; without one, to whose visit.
std::string_view BeganAt(const EpisodeView& episode) {
  const std::vector<const DatedVisit*> visits = episode.BaselineAndVisits();
  return visits.empty() ? std::string_view() : AuthorityNameOf(visits.front()->visit);
}

}  // namespace

GroupEpisodes::GroupEpisodes(const reference::ReferenceData& reference, const v1::PeerGroup& peers,
                             const std::vector<const reference::Authority*>& group,
                             const std::optional<model::PartialDate>& to)
    : reference_(reference), peers_(peers), to_(to) {
  for (const reference::Authority* authority : group) {
    const Inheritance inheritance = InheritanceOf(reference, authority->id);
    if (!inheritance.gives_baseline || !HasHandedOver(inheritance.lines.front(), to)) continue;
    continued_.insert(
        model::FormatSingle(model::kAuthorities, inheritance.lines.front().front().id));
  }
}

// An inherited one counts where it was not ended by an inspection of a predecessor, and whoever
// took it over first is of the group.
bool GroupEpisodes::WentOnHere(const EpisodeView& episode) const {
  const bool ended_before = episode.ended_by != nullptr && episode.ended_by->inherited;
  return !ended_before && continued_.contains(std::string(BeganAt(episode)));
}

bool GroupEpisodes::Counts(const History& history, const EpisodeView& episode) const {
  if (episode.of_several || (episode.inherited && !WentOnHere(episode))) return false;
  const bool is_left =
      episode.end == v1::EPISODE_END_CONTINUED_BY &&
      continued_.contains(model::FormatSingle(model::kAuthorities, history.authority().id));
  return !is_left;
}

std::vector<EpisodeView> GroupEpisodes::Of(const History& history) const {
  std::vector<EpisodeView> seen;
  for (const EpisodeView& episode : history.episodes()) {
    auto one = SeenBy(episode, to_);
    if (one.has_value()) seen.push_back(*std::move(one));
  }
  std::vector<EpisodeView> counting;
  for (const EpisodeView& episode : seen) {
    if (episode.joins_several) {
      if (auto own = OwnPart(episode, seen); own.has_value()) counting.push_back(*std::move(own));
    } else if (Counts(history, episode)) {
      counting.push_back(episode);
    }
  }
  std::erase_if(counting, [this](const EpisodeView& episode) {
    return BaselineMembership(reference_, peers_, episode.baseline) == model::Membership::kOutside;
  });
  return counting;
}

}  // namespace waymark::query
