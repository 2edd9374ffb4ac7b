#include "query-service/analysis/peer_group.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "common/model/resource_name.h"
#include "common/reference/framework_id.h"

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

}  // namespace

std::vector<const reference::Authority*> CandidateAuthorities(
    const reference::ReferenceData& reference, const v1::PeerGroup& peers,
    const std::vector<std::string>& recorded, const std::optional<model::PartialDate>& as_of) {
  const std::set<std::string_view> with_visits(recorded.begin(), recorded.end());
  std::vector<const reference::Authority*> candidates;
  for (const reference::Authority& authority : reference.authorities()) {
    const bool is_recorded = with_visits.contains(authority.id);
    if (!peers.authorities().empty()) {
      const std::string name = model::FormatSingle(model::kAuthorities, authority.id);
      if (!Contains(peers.authorities(), name)) continue;
    } else if (!is_recorded && (peers.regions().empty() || !IsInForce(authority, as_of))) {
      continue;
    }
    if (!peers.regions().empty() && !Contains(peers.regions(), authority.region)) continue;
    candidates.push_back(&authority);
  }
  return candidates;
}

bool HasBaselineGrade(const reference::ReferenceData& reference, const v1::PeerGroup& peers,
                      const DatedVisit* baseline) {
  if (peers.baseline_grade() == v1::GRADE_UNSPECIFIED) return true;
  if (baseline == nullptr) return false;
  const v1::Visit& visit = baseline->visit;
  const std::string_view wanted =
      peers.baseline_area().empty() ? kDefaultArea : std::string_view(peers.baseline_area());
  return std::any_of(visit.judgements().begin(), visit.judgements().end(),
                     [&](const v1::Judgement& judgement) {
                       return ComparedArea(reference, visit.framework(), judgement) == wanted &&
                              judgement.grade() == peers.baseline_grade();
                     });
}

}  // namespace waymark::query
