#include "query-service/analysis/episode/history.h"

#include <algorithm>
#include <string>
#include <utility>

#include "common/model/resource_name.h"
#include "query-service/analysis/episode/baseline_resolution.h"
#include "query-service/analysis/episode/visit_order.h"

namespace waymark::query {
namespace {

using Visits = std::vector<DatedVisit*>;
using ConstVisits = std::vector<const DatedVisit*>;

ConstVisits AsConst(const Visits& visits) { return ConstVisits(visits.begin(), visits.end()); }

std::vector<DatedVisit> ReadAll(std::vector<v1::Visit> visits) {
  std::sort(visits.begin(), visits.end(),
            [](const v1::Visit& a, const v1::Visit& b) { return a.name() < b.name(); });
  std::vector<DatedVisit> dated;
  dated.reserve(visits.size());
  for (v1::Visit& visit : visits) dated.push_back(ReadDates(std::move(visit)));
  return dated;
}

// Visits by the inspection they follow: [0] those that follow none, [i + 1] those of inspection i.
struct Grouping {
  std::vector<Visits> groups;
  std::vector<std::vector<v1::DataNote>> notes;
};

Grouping GroupByBaseline(const ConstVisits& inspections, const Visits& visits) {
  Grouping grouping{std::vector<Visits>(inspections.size() + 1),
                    std::vector<std::vector<v1::DataNote>>(inspections.size() + 1)};
  for (DatedVisit* visit : visits) {
    ResolvedBaseline resolved = ResolveBaseline(*visit, inspections);
    const size_t group = resolved.inspection.has_value() ? *resolved.inspection + 1 : 0;
    grouping.groups[group].push_back(visit);
    std::move(resolved.notes.begin(), resolved.notes.end(),
              std::back_inserter(grouping.notes[group]));
  }
  return grouping;
}

EpisodeView MakeEpisode(const DatedVisit* baseline, Visits& visits, const DatedVisit* next) {
  EpisodeView episode;
  episode.baseline = baseline;
  OrderVisits(visits);
  episode.visits = AsConst(visits);
  episode.recorded_visits = visits.size();
  if (next != nullptr) {
    episode.end = v1::EPISODE_END_REINSPECTED;
    episode.ended_by = next;
  }
  return episode;
}

// An authority that has ended and has successors leaves its last episode to them.
void EndByAbolition(const reference::ReferenceData& reference,
                    const reference::Authority& authority, EpisodeView& last) {
  if (!authority.valid_to.has_value()) return;
  for (const reference::Succession& succession : reference.SuccessorsOf(authority.id)) {
    last.continued_by.push_back(model::FormatSingle(model::kAuthorities, succession.successor));
  }
  if (last.continued_by.empty()) return;
  last.end = v1::EPISODE_END_CONTINUED_BY;
  last.last_day = authority.valid_to;
}

void FindOthers(std::vector<EpisodeView>& episodes) {
  for (EpisodeView& episode : episodes) {
    for (const EpisodeView& other : episodes) {
      if (&other == &episode) continue;
      const ConstVisits visits = other.BaselineAndVisits();
      episode.others.insert(episode.others.end(), visits.begin(), visits.end());
    }
  }
}

bool Contains(const EpisodeView& episode, std::string_view visit_name) {
  const ConstVisits all = episode.BaselineAndVisits();
  return std::any_of(all.begin(), all.end(), [visit_name](const DatedVisit* visit) {
    return visit->visit.name() == visit_name;
  });
}

}  // namespace

History::History(const reference::ReferenceData& reference, AuthorityRecord record)
    : authority_(record.authority), visits_(ReadAll(std::move(record.visits))) {
  Visits inspections;
  Visits others;
  for (DatedVisit& visit : visits_) {
    if (!IsHeld(visit.visit)) {
      not_held_.push_back(&visit);
    } else {
      (IsFullInspection(visit.visit) ? inspections : others).push_back(&visit);
    }
  }
  OrderInspections(inspections);
  const ConstVisits baselines = AsConst(inspections);
  Grouping grouping = GroupByBaseline(baselines, others);

  notes_ = NotesOnOrder(baselines);
  for (size_t i = 0; i < grouping.groups.size(); ++i) {
    if (i == 0 && grouping.groups[0].empty()) continue;
    episodes_.push_back(MakeEpisode(i == 0 ? nullptr : baselines[i - 1], grouping.groups[i],
                                    i < baselines.size() ? baselines[i] : nullptr));
    notes_.insert(notes_.end(), grouping.notes[i].begin(), grouping.notes[i].end());
    for (v1::DataNote& note : NotesOnOrder(episodes_.back().visits)) {
      notes_.push_back(std::move(note));
    }
  }
  FindOthers(episodes_);
  if (!episodes_.empty()) EndByAbolition(reference, *authority_, episodes_.back());
}

const EpisodeView* History::FindByBaseline(std::string_view name) const {
  for (const EpisodeView& episode : episodes_) {
    if (episode.baseline != nullptr && episode.baseline->visit.name() == name) return &episode;
  }
  return nullptr;
}

const EpisodeView* History::EpisodeOf(std::string_view visit_name) const {
  for (const EpisodeView& episode : episodes_) {
    if (Contains(episode, visit_name)) return &episode;
  }
  return nullptr;
}

const EpisodeView* History::ChooseEpisode(const std::optional<model::PartialDate>& to) const {
  const EpisodeView* monitored = nullptr;
  const EpisodeView* latest = nullptr;
  for (const EpisodeView& episode : episodes_) {
    const auto seen = SeenBy(episode, to);
    if (!seen.has_value()) continue;
    latest = &episode;
    if (episode.baseline != nullptr && MonitoringVisitsHeld(*seen) > 0) monitored = &episode;
  }
  return monitored != nullptr ? monitored : latest;
}

}  // namespace waymark::query
