#include "query-service/analysis/peer_group.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "common/model/resource_name.h"
#include "common/reference/framework_id.h"
#include "common/status/status_macros.h"
#include "query-service/analysis/episode/episode.h"

namespace waymark::query {
namespace {

constexpr std::string_view kDefaultArea = "overall-effectiveness";

template <typename List>
bool Contains(const List& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool IsInForce(const reference::Authority& authority,
               const std::optional<model::PartialDate>& as_of) {
  if (!as_of.has_value() || !as_of->last().has_value()) return !authority.valid_to.has_value();
  const absl::CivilDay day = *as_of->last();
  return (!authority.valid_from.has_value() || *authority.valid_from <= day) &&
         (!authority.valid_to.has_value() || day <= *authority.valid_to);
}

// The area a judgement is of, as compared across frameworks: its own id where the reference data
// lists no areas for the framework. Empty for an area it does not list.
std::string_view ComparedArea(const reference::ReferenceData& reference, v1::Framework framework,
                              const v1::Judgement& judgement) {
  const std::string name = reference::FrameworkId(framework);
  if (!reference.ListsJudgementAreasOf(name)) return judgement.area();
  const reference::JudgementArea* area = reference.FindJudgementArea(name, judgement.area());
  return area == nullptr ? std::string_view() : std::string_view(area->equivalent_to);
}

// Ids of the authority asked for and of its neighbours.
std::set<std::string> WithNeighbours(const reference::ReferenceData& reference,
                                     const v1::PeerGroup& peers) {
  const std::string id = peers.statistical_neighbours_of().substr(model::kAuthorities.size() + 1);
  const std::string_view model = peers.neighbours_model().empty()
                                     ? kDefaultNeighboursModel
                                     : std::string_view(peers.neighbours_model());
  std::set<std::string> ids = {id};
  for (const reference::Neighbour& neighbour : reference.NeighboursOf(id, model)) {
    ids.insert(neighbour.neighbour);
  }
  return ids;
}

// Those of the regions asked for, or all; by id.
std::vector<const reference::Authority*> OfRegions(const reference::ReferenceData& reference,
                                                   const v1::PeerGroup& peers) {
  std::vector<const reference::Authority*> authorities;
  if (peers.regions().empty()) {
    for (const reference::Authority& authority : reference.authorities()) {
      authorities.push_back(&authority);
    }
    return authorities;
  }
  for (const std::string& region : std::set(peers.regions().begin(), peers.regions().end())) {
    const auto of_region = reference.AuthoritiesOfRegion(region);
    authorities.insert(authorities.end(), of_region.begin(), of_region.end());
  }
  std::sort(authorities.begin(), authorities.end(),
            [](const auto* a, const auto* b) { return a->id < b->id; });
  return authorities;
}

bool IsOfKind(const reference::Authority& authority, const v1::PeerGroup& peers) {
  return (peers.regions().empty() || Contains(peers.regions(), authority.region)) &&
         (peers.council_types().empty() || Contains(peers.council_types(), authority.council_type));
}

bool IsListed(const v1::PeerGroup& peers) {
  return !peers.authorities().empty() || !peers.statistical_neighbours_of().empty();
}

// Ids that are listed, as neighbours too: where both are asked for, those that are in both.
std::set<std::string> ListedIds(const reference::ReferenceData& reference,
                                const v1::PeerGroup& peers) {
  std::set<std::string> ids;
  for (const std::string& name : peers.authorities()) {
    ids.insert(name.substr(model::kAuthorities.size() + 1));
  }
  if (peers.statistical_neighbours_of().empty()) return ids;
  std::set<std::string> alike = WithNeighbours(reference, peers);
  if (peers.authorities().empty()) return alike;
  std::erase_if(alike, [&ids](const std::string& id) { return !ids.contains(id); });
  return alike;
}

// By id. Those that are listed are looked up, so that they cost the same however many there are.
std::vector<const reference::Authority*> AskedFor(const reference::ReferenceData& reference,
                                                  const v1::PeerGroup& peers) {
  std::vector<const reference::Authority*> asked;
  if (IsListed(peers)) {
    for (const std::string& id : ListedIds(reference, peers)) {
      const reference::Authority* authority = reference.FindAuthority(id);
      if (authority != nullptr && IsOfKind(*authority, peers)) asked.push_back(authority);
    }
    return asked;
  }
  asked = OfRegions(reference, peers);
  std::erase_if(asked, [&](const auto* authority) { return !IsOfKind(*authority, peers); });
  return asked;
}

// True where no grade is asked for.
bool HasBaselineGrade(const reference::ReferenceData& reference, const v1::PeerGroup& peers,
                      const v1::Visit& visit) {
  if (peers.baseline_grade() == v1::GRADE_UNSPECIFIED) return true;
  const std::string_view wanted =
      peers.baseline_area().empty() ? kDefaultArea : std::string_view(peers.baseline_area());
  return std::any_of(visit.judgements().begin(), visit.judgements().end(),
                     [&](const v1::Judgement& judgement) {
                       return ComparedArea(reference, visit.framework(), judgement) == wanted &&
                              judgement.grade() == peers.baseline_grade();
                     });
}

}  // namespace

absl::StatusOr<std::vector<const reference::Authority*>> CandidateAuthorities(
    const reference::ReferenceData& reference, const v1::PeerGroup& peers,
    const std::optional<model::PartialDate>& as_of, HasVisits has_visits) {
  const bool is_by_kind = !peers.regions().empty() || !peers.council_types().empty();
  std::vector<const reference::Authority*> candidates;
  for (const reference::Authority* authority : AskedFor(reference, peers)) {
    bool belongs = IsListed(peers) || (is_by_kind && IsInForce(*authority, as_of));
    if (!belongs) {
      WAYMARK_ASSIGN_OR_RETURN(belongs, has_visits(authority->id));
    }
    if (belongs) candidates.push_back(authority);
  }
  return candidates;
}

bool AsksOfBaseline(const v1::PeerGroup& peers) {
  return peers.baseline_grade() != v1::GRADE_UNSPECIFIED || !peers.baseline_from_date().empty() ||
         !peers.baseline_to_date().empty();
}

model::Membership BaselineMembership(const reference::ReferenceData& reference,
                                     const v1::PeerGroup& peers, const DatedVisit* baseline) {
  if (!AsksOfBaseline(peers)) return model::Membership::kCertain;
  if (baseline == nullptr || !HasBaselineGrade(reference, peers, baseline->visit)) {
    return model::Membership::kOutside;
  }
  const model::DayFilter days =
      model::FilterOf(ReadDate(peers.baseline_from_date()), ReadDate(peers.baseline_to_date()));
  if (!days.from.has_value() && !days.to.has_value()) return model::Membership::kCertain;
  const auto date = InspectionDate(*baseline);
  return date.has_value() ? model::MembershipOf(*date, days) : model::Membership::kPossible;
}

}  // namespace waymark::query
