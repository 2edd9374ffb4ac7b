#include "query-service/analysis/episode/episode_assembly.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "absl/time/civil_time.h"

#include "common/model/date_order.h"
#include "common/model/resource_name.h"
#include "query-service/analysis/episode/inspection_line.h"

namespace waymark::query {
namespace {

using ConstVisits = std::vector<const DatedVisit*>;
using Episodes = std::vector<EpisodeView>;

bool Contains(const ConstVisits& visits, const DatedVisit* visit) {
  return std::find(visits.begin(), visits.end(), visit) != visits.end();
}

// All visits of some episodes, each once.
ConstVisits VisitsOf(const Episodes& episodes) {
  ConstVisits all;
  std::set<const DatedVisit*> known;
  for (const EpisodeView& episode : episodes) {
    for (const DatedVisit* visit : episode.BaselineAndVisits()) {
      if (known.insert(visit).second) all.push_back(visit);
    }
  }
  return all;
}

void FindOthers(const ConstVisits& all, EpisodeView& episode) {
  const ConstVisits own = episode.BaselineAndVisits();
  for (const DatedVisit* visit : all) {
    if (visit->inherited && !episode.inherited) continue;
    if (!Contains(own, visit)) episode.others.push_back(visit);
  }
}

bool IsInherited(const EpisodeView& episode) {
  if (episode.baseline != nullptr) return episode.baseline->inherited;
  return std::any_of(episode.visits.begin(), episode.visits.end(),
                     [](const DatedVisit* visit) { return visit->inherited; });
}

InspectionLine OwnLine(const std::vector<DatedVisit*>& held) {
  InspectionLine line;
  for (DatedVisit* visit : held) {
    if (!visit->inherited) line.Add(visit);
  }
  return line;
}

InspectionLine LineOf(const PredecessorLine& predecessors, const std::vector<DatedVisit*>& held) {
  InspectionLine line;
  for (DatedVisit* visit : held) {
    const bool is_of_line = std::any_of(
        predecessors.begin(), predecessors.end(), [&visit](const Predecessor& predecessor) {
          return model::FormatSingle(model::kAuthorities, predecessor.id) ==
                 AuthorityNameOf(visit->visit);
        });
    if (visit->inherited && is_of_line) line.Add(visit);
  }
  return line;
}

Assembly AssembleOne(const Inheritance& inheritance, InspectionLine line) {
  Assembly made;
  made.episodes = CutIntoEpisodes(std::move(line), nullptr, made.notes);
  const ConstVisits all = VisitsOf(made.episodes);
  for (EpisodeView& episode : made.episodes) {
    episode.inherited = IsInherited(episode);
    episode.other_area = episode.inherited && !inheritance.same_area;
    FindOthers(all, episode);
  }
  return made;
}

bool HasInspection(const InspectionLine& line, const std::string& name) {
  return std::any_of(line.inspections.begin(), line.inspections.end(),
                     [&name](const DatedVisit* visit) { return visit->visit.name() == name; });
}

// A visit of the authority itself that names a predecessor's inspection follows that one.
void MoveToNamedLine(InspectionLine& own, std::vector<InspectionLine>& lines) {
  std::erase_if(own.visits, [&lines](DatedVisit* visit) {
    const auto named = std::find_if(lines.begin(), lines.end(), [&visit](const auto& line) {
      return HasInspection(line, visit->visit.baseline());
    });
    if (named == lines.end()) return false;
    named->visits.push_back(visit);
    return true;
  });
}

// Adds visits to a list, each list in its order and all of them by date. One without a date stays
// behind the one before it in its own list.
void MergeByDate(const ConstVisits& list,
                 std::vector<std::pair<absl::CivilDay, const DatedVisit*>>& merged) {
  absl::CivilDay day = absl::CivilDay::min();
  for (const DatedVisit* visit : list) {
    const auto& date = visit->place;
    if (date.has_value()) day = std::max(day, model::SortDay(*date));
    const bool known = std::any_of(merged.begin(), merged.end(),
                                   [&visit](const auto& other) { return other.second == visit; });
    if (!known) merged.emplace_back(day, visit);
  }
}

// The last that had, or may have, begun by then; null for none.
const EpisodeView* LastBy(const Episodes& episodes, const std::optional<model::PartialDate>& by) {
  const auto last =
      std::find_if(episodes.rbegin(), episodes.rend(),
                   [&by](const EpisodeView& episode) { return SeenBy(episode, by).has_value(); });
  return last == episodes.rend() ? nullptr : &*last;
}

// What several predecessors left: the last episode of each, and visits that follow no inspection.
EpisodeView JoinEpisodes(const std::vector<Episodes>& lines, const Episodes& own,
                         const DatedVisit* first_own, const std::optional<model::PartialDate>& by) {
  EpisodeView joined;
  std::vector<std::pair<absl::CivilDay, const DatedVisit*>> merged;
  for (const Episodes& line : lines) {
    const EpisodeView* const last = LastBy(line, by);
    for (const EpisodeView& episode : line) {
      if (episode.baseline != nullptr && &episode != last) continue;
      if (episode.baseline != nullptr) joined.candidates.push_back(episode.baseline);
      MergeByDate(episode.BaselineAndVisits(), merged);
    }
  }
  if (!own.empty() && own.front().baseline == nullptr) MergeByDate(own.front().visits, merged);
  std::stable_sort(merged.begin(), merged.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [day, visit] : merged) joined.visits.push_back(visit);
  joined.recorded_visits = joined.visits.size();
  joined.inherited = joined.joins_several = joined.other_area = true;
  if (first_own != nullptr) {
    joined.end = v1::EPISODE_END_REINSPECTED;
    joined.ended_by = joined.followed_by = first_own;
  }
  return joined;
}

const DatedVisit* FirstInspection(const Episodes& episodes) {
  for (const EpisodeView& episode : episodes) {
    if (episode.baseline != nullptr) return episode.baseline;
  }
  return nullptr;
}

void SortByBaseline(Episodes& episodes) {
  std::stable_sort(episodes.begin(), episodes.end(),
                   [](const EpisodeView& a, const EpisodeView& b) {
                     const auto& a_date = a.baseline->place;
                     const auto& b_date = b.baseline->place;
                     if (!a_date.has_value() || !b_date.has_value())
                       return !a_date.has_value() && b_date.has_value();
                     return model::SortDay(*a_date) < model::SortDay(*b_date);
                   });
}

// The episodes of one of several lines that have a baseline, ready for the history.
void TakeEpisodesOfLine(const Inheritance& inheritance, const Episodes& line, const Episodes& own,
                        Episodes& taken) {
  ConstVisits all = VisitsOf(line);
  const ConstVisits of_authority = VisitsOf(own);
  all.insert(all.end(), of_authority.begin(), of_authority.end());
  for (const EpisodeView& episode : line) {
    if (episode.baseline == nullptr) continue;
    EpisodeView& one = taken.emplace_back(episode);
    one.inherited = one.of_several = true;
    one.other_area = !inheritance.same_area;
    FindOthers(all, one);
  }
}

Assembly AssembleSeveral(const Inheritance& inheritance, InspectionLine own_line,
                         std::vector<InspectionLine> lines,
                         const std::optional<model::PartialDate>& by) {
  MoveToNamedLine(own_line, lines);
  Assembly made;
  std::vector<v1::DataNote> own_notes;
  Episodes own = CutIntoEpisodes(std::move(own_line), nullptr, own_notes);
  const DatedVisit* first_own = FirstInspection(own);
  std::vector<Episodes> cut;
  cut.reserve(lines.size());
  for (InspectionLine& line : lines) {
    cut.push_back(CutIntoEpisodes(std::move(line), first_own, made.notes));
  }
  Episodes inherited;
  for (const Episodes& line : cut) TakeEpisodesOfLine(inheritance, line, own, inherited);
  SortByBaseline(inherited);
  made.episodes.push_back(JoinEpisodes(cut, own, first_own, by));
  std::move(inherited.begin(), inherited.end(), std::back_inserter(made.episodes));
  const ConstVisits of_authority = VisitsOf(own);
  for (EpisodeView& episode : own) {
    if (episode.baseline == nullptr) continue;
    FindOthers(of_authority, episode);
    made.episodes.push_back(std::move(episode));
  }
  FindOthers(VisitsOf(made.episodes), made.episodes.front());
  std::move(own_notes.begin(), own_notes.end(), std::back_inserter(made.notes));
  return made;
}

}  // namespace

Assembly AssembleEpisodes(const Inheritance& inheritance, const std::vector<DatedVisit*>& held,
                          const std::optional<model::PartialDate>& by) {
  InspectionLine own = OwnLine(held);
  std::vector<InspectionLine> lines;
  for (const PredecessorLine& predecessors : inheritance.lines) {
    InspectionLine line = LineOf(predecessors, held);
    if (!line.empty()) lines.push_back(std::move(line));
  }
  if (lines.empty()) return AssembleOne(inheritance, std::move(own));
  if (!inheritance.gives_baseline) {
    return AssembleSeveral(inheritance, std::move(own), std::move(lines), by);
  }
  for (DatedVisit* visit : lines[0].inspections) own.Add(visit);
  for (DatedVisit* visit : lines[0].visits) own.Add(visit);
  return AssembleOne(inheritance, std::move(own));
}

}  // namespace waymark::query
