#include "query-service/analysis/episode/inspection_line.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "query-service/analysis/episode/baseline_resolution.h"
#include "query-service/analysis/episode/visit_order.h"

namespace waymark::query {
namespace {

using Visits = std::vector<DatedVisit*>;
using ConstVisits = std::vector<const DatedVisit*>;
using Notes = std::vector<v1::DataNote>;

ConstVisits AsConst(const Visits& visits) { return ConstVisits(visits.begin(), visits.end()); }

// Visits by the inspection they follow: [0] those that follow none, [i + 1] those of inspection i.
struct Grouping {
  std::vector<Visits> groups;
  std::vector<Notes> notes;
};

Grouping GroupByBaseline(const ConstVisits& inspections, const Visits& visits) {
  Grouping grouping{std::vector<Visits>(inspections.size() + 1),
                    std::vector<Notes>(inspections.size() + 1)};
  for (DatedVisit* visit : visits) {
    ResolvedBaseline resolved = ResolveBaseline(*visit, inspections);
    const size_t group = resolved.inspection.has_value() ? *resolved.inspection + 1 : 0;
    grouping.groups[group].push_back(visit);
    std::move(resolved.notes.begin(), resolved.notes.end(),
              std::back_inserter(grouping.notes[group]));
  }
  return grouping;
}

// Whether stated numbers tell that a visit between the two is not recorded.
bool OneIsMissing(const DatedVisit& before, const DatedVisit& visit) {
  const int number = StatedFromBaseline(visit.visit);
  const int number_before = StatedFromBaseline(before.visit);
  return number != 0 && number_before != 0 && number != number_before + 1;
}

void SetEvents(const DatedVisit* baseline, const Visits& ordered) {
  for (size_t i = 0; i < ordered.size(); ++i) {
    ordered[i]->follows = baseline;
    const bool known = i > 0 && !OneIsMissing(*ordered[i - 1], *ordered[i]);
    ordered[i]->before = known ? ordered[i - 1] : nullptr;
  }
}

// The inspection that another one is measured from: the one it names, else the one before.
const DatedVisit* FollowedBy(const DatedVisit& inspection, const ConstVisits& earlier) {
  const ResolvedBaseline resolved = ResolveBaseline(inspection, earlier);
  const bool unresolved =
      std::any_of(resolved.notes.begin(), resolved.notes.end(), [](const v1::DataNote& note) {
        return note.reason() == v1::NOTE_REASON_BASELINE_UNRESOLVED;
      });
  return unresolved || !resolved.inspection.has_value() ? nullptr : earlier[*resolved.inspection];
}

// The visit before an inspection, out of those of the episode it ends, if that is all there was.
const DatedVisit* LastVisitBefore(const DatedVisit& inspection, const EpisodeView& ended) {
  if (ended.visits.empty() || ended.visits.back()->placed_by >= PlacedBy::kSourceDate) {
    return nullptr;
  }
  const bool all_recorded = !inspection.visit.has_stated_visit_count() ||
                            inspection.visit.stated_visit_count() == MonitoringVisitsHeld(ended);
  return all_recorded ? ended.visits.back() : nullptr;
}

EpisodeView MakeEpisode(const DatedVisit* baseline, Visits& visits, const DatedVisit* next) {
  EpisodeView episode;
  episode.baseline = baseline;
  OrderVisits(visits);
  SetEvents(baseline, visits);
  episode.visits = AsConst(visits);
  episode.recorded_visits = visits.size();
  if (next != nullptr) {
    episode.end = v1::EPISODE_END_REINSPECTED;
    episode.ended_by = episode.followed_by = next;
  }
  return episode;
}

void Append(Notes more, Notes& notes) {
  std::move(more.begin(), more.end(), std::back_inserter(notes));
}

}  // namespace

void InspectionLine::Add(DatedVisit* visit) {
  (IsFullInspection(visit->visit) ? inspections : visits).push_back(visit);
}

std::vector<EpisodeView> CutIntoEpisodes(InspectionLine line, const DatedVisit* next,
                                         std::vector<v1::DataNote>& notes) {
  OrderInspections(line.inspections);
  const ConstVisits baselines = AsConst(line.inspections);
  Grouping grouping = GroupByBaseline(baselines, line.visits);
  Append(NotesOnOrder(baselines), notes);
  std::vector<EpisodeView> episodes;
  for (size_t i = 0; i < grouping.groups.size(); ++i) {
    if (i > 0) {
      DatedVisit& inspection = *line.inspections[i - 1];
      inspection.follows = FollowedBy(
          inspection, {baselines.begin(), baselines.begin() + static_cast<std::ptrdiff_t>(i) - 1});
      if (!episodes.empty()) inspection.before = LastVisitBefore(inspection, episodes.back());
    }
    if (i == 0 && grouping.groups[0].empty()) continue;
    episodes.push_back(MakeEpisode(i == 0 ? nullptr : baselines[i - 1], grouping.groups[i],
                                   i < baselines.size() ? baselines[i] : next));
    Append(std::move(grouping.notes[i]), notes);
    Append(NotesOnOrder(episodes.back().visits), notes);
  }
  return episodes;
}

}  // namespace waymark::query
