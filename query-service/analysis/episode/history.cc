#include "query-service/analysis/episode/history.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "common/model/resource_name.h"
#include "query-service/analysis/episode/episode_assembly.h"
#include "query-service/analysis/episode/predecessors.h"

namespace waymark::query {
namespace {

// By name. Only their places are sorted: visits are large, and each is moved once.
std::vector<DatedVisit> ReadAll(AuthorityRecord record) {
  struct Place {
    v1::Visit* visit;
    bool inherited;
  };
  std::vector<Place> places;
  places.reserve(record.visits.size() + record.inherited.size());
  for (v1::Visit& visit : record.visits) places.push_back({&visit, false});
  for (v1::Visit& visit : record.inherited) places.push_back({&visit, true});
  std::sort(places.begin(), places.end(),
            [](const Place& a, const Place& b) { return a.visit->name() < b.visit->name(); });
  std::vector<DatedVisit> dated;
  dated.reserve(places.size());
  for (const Place& place : places) {
    DatedVisit& one = dated.emplace_back();
    ReadDates(std::move(*place.visit), one);
    one.inherited = place.inherited;
  }
  return dated;
}

// An authority that has ended and has successors leaves what is open to them.
void EndByAbolition(const reference::ReferenceData& reference,
                    const reference::Authority& authority, std::vector<EpisodeView>& episodes) {
  const std::vector<reference::Succession> successors = reference.SuccessorsOf(authority.id);
  if (!authority.valid_to.has_value() || successors.empty()) return;
  for (EpisodeView& episode : episodes) {
    if (episode.end != v1::EPISODE_END_OPEN) continue;
    for (const reference::Succession& succession : successors) {
      episode.continued_by.push_back(
          model::FormatSingle(model::kAuthorities, succession.successor));
    }
    episode.end = v1::EPISODE_END_CONTINUED_BY;
    episode.last_day = authority.valid_to;
  }
}

bool Contains(const EpisodeView& episode, std::string_view visit_name) {
  const std::vector<const DatedVisit*> all = episode.BaselineAndVisits();
  return std::any_of(all.begin(), all.end(), [visit_name](const DatedVisit* visit) {
    return visit->visit.name() == visit_name;
  });
}

bool HasOwnVisit(const EpisodeView& episode) {
  return std::any_of(episode.visits.begin(), episode.visits.end(),
                     [](const DatedVisit* visit) { return !visit->inherited; });
}

// Whether a question may be about the episode where nobody asks for it by name.
bool MayChoose(const EpisodeView& episode, bool has_own_inspection) {
  if (has_own_inspection) return !episode.inherited;
  return !episode.of_several || HasOwnVisit(episode);
}

}  // namespace

History::History(const reference::ReferenceData& reference, AuthorityRecord record,
                 const std::optional<model::PartialDate>& by)
    : authority_(record.authority),
      stored_findings_(std::move(record.stored_findings)),
      visits_(ReadAll(std::move(record))) {
  FindFindings();
  std::vector<DatedVisit*> held;
  for (DatedVisit& visit : visits_) {
    if (IsHeld(visit.visit)) {
      held.push_back(&visit);
    } else {
      not_held_.push_back(&visit);
    }
  }
  Assembly made = AssembleEpisodes(InheritanceOf(reference, authority_->id), held, by);
  episodes_ = std::move(made.episodes);
  notes_ = std::move(made.notes);
  EndByAbolition(reference, *authority_, episodes_);
}

void History::FindFindings() {
  std::size_t count = 0;
  for (const DatedVisit& visit : visits_) {
    count += static_cast<std::size_t>(visit.visit.findings_size());
  }
  findings_.reserve(count);  // so that they stay where they are
  for (DatedVisit& visit : visits_) {
    if (visit.visit.findings().empty()) {
      if (stored_findings_ != nullptr) visit.findings = stored_findings_->Of(visit.visit.name());
      continue;
    }
    const std::size_t first = findings_.size();
    for (const v1::Finding& finding : visit.visit.findings()) {
      findings_.emplace_back(finding);
    }
    visit.findings = absl::MakeConstSpan(findings_).subspan(first);
  }
}

const EpisodeView* History::FindByBaseline(std::string_view name) const {
  for (const EpisodeView& episode : episodes_) {
    if (episode.baseline != nullptr && episode.baseline->visit.name() == name) return &episode;
  }
  return nullptr;
}

const EpisodeView* History::EpisodeOf(std::string_view visit_name) const {
  // From the last: a visit that follows an inspection may stand in an episode that joins several
  // too, which is the first.
  const auto found = std::find_if(
      episodes_.rbegin(), episodes_.rend(),
      [visit_name](const EpisodeView& episode) { return Contains(episode, visit_name); });
  return found == episodes_.rend() ? nullptr : &*found;
}

bool History::HasOwnInspection(const std::optional<model::PartialDate>& to) const {
  return std::any_of(episodes_.begin(), episodes_.end(), [&to](const EpisodeView& episode) {
    return episode.baseline != nullptr && !episode.inherited && SeenBy(episode, to).has_value();
  });
}

const EpisodeView* History::ChooseEpisode(const std::optional<model::PartialDate>& to) const {
  const bool has_own = HasOwnInspection(to);
  const EpisodeView* monitored = nullptr;
  const EpisodeView* latest = nullptr;
  for (const EpisodeView& episode : episodes_) {
    const auto seen = SeenBy(episode, to);
    if (!seen.has_value() || !MayChoose(*seen, has_own)) continue;
    latest = &episode;
    if (episode.baseline != nullptr && MonitoringVisitsHeld(*seen) > 0) monitored = &episode;
  }
  return monitored != nullptr ? monitored : latest;
}

void History::KeepChoosable(const std::optional<model::PartialDate>& to) {
  std::erase_if(episodes_, [&to](const EpisodeView& episode) {
    if (!episode.of_several) return false;
    const auto seen = SeenBy(episode, to);
    return !seen.has_value() || !HasOwnVisit(*seen);
  });
}

}  // namespace waymark::query
