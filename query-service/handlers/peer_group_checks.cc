#include "query-service/handlers/peer_group_checks.h"

#include <set>

#include "absl/strings/str_cat.h"

#include "common/reference/records.h"

namespace waymark::query {
namespace {

constexpr int kMaxAuthorities = 200;
constexpr int kMaxRegions = 20;

}  // namespace

std::vector<std::string> ComparedAreas(const reference::ReferenceData& reference) {
  std::set<std::string> areas;
  for (const reference::JudgementArea& area : reference.judgement_areas()) {
    areas.insert(area.equivalent_to);
  }
  return {areas.begin(), areas.end()};
}

void CheckPeerGroup(const reference::ReferenceData& reference, v1::PeerGroup& peers,
                    RequestChecks& checks) {
  checks.Authorities("peers.authorities", kMaxAuthorities, *peers.mutable_authorities());
  checks.AtMost("peers.regions", peers.regions_size(), kMaxRegions);
  const auto regions = reference::Regions();
  const std::vector<std::string> known(regions.begin(), regions.end());
  for (int i = 0; i < peers.regions_size() && i < kMaxRegions; ++i) {
    checks.Word(absl::StrCat("peers.regions[", i, "]"), peers.regions(i), known);
  }
  checks.KnownEnum("peers.baseline_grade", v1::Grade_IsValid(peers.baseline_grade()));
  if (peers.baseline_area().empty()) return;
  checks.Word("peers.baseline_area", peers.baseline_area(), ComparedAreas(reference));
  if (peers.baseline_grade() == v1::GRADE_UNSPECIFIED) {
    checks.Add("peers.baseline_area", v1::VIOLATION_REASON_CONTRADICTION,
               "says of which area the grade is; give baseline_grade too");
  }
}

}  // namespace waymark::query
