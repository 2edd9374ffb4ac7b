#include "query-service/handlers/peer_group_checks.h"

#include <set>
#include <span>
#include <string_view>

#include "absl/strings/str_cat.h"

#include "common/model/date_order.h"
#include "common/model/partial_date.h"
#include "common/model/resource_name.h"
#include "common/reference/records.h"
#include "query-service/analysis/episode/dated_visit.h"
#include "query-service/analysis/peer_group.h"

namespace waymark::query {
namespace {

constexpr int kMaxAuthorities = 200;
constexpr int kMaxRegions = 20;
constexpr int kMaxCouncilTypes = 10;

void CheckWords(std::string_view field, int max, std::span<const std::string_view> known,
                const google::protobuf::RepeatedPtrField<std::string>& words,
                RequestChecks& checks) {
  checks.AtMost(field, words.size(), max);
  const std::vector<std::string> all(known.begin(), known.end());
  for (int i = 0; i < words.size() && i < max; ++i) {
    checks.Word(absl::StrCat(std::string(field), "[", i, "]"), words[i], all);
  }
}

// Whether a model of neighbours has the authority of this name; true for another name.
bool HasNeighbours(const reference::ReferenceData& reference, const std::string& authority,
                   std::string_view model) {
  const auto id = model::ParseSingle(model::kAuthorities, authority);
  return !id.ok() || reference.FindAuthority(*id) == nullptr ||
         !reference.NeighboursOf(*id, model).empty();
}

void CheckNeighbours(const reference::ReferenceData& reference, v1::PeerGroup& peers,
                     RequestChecks& checks) {
  if (peers.statistical_neighbours_of().empty()) {
    if (peers.neighbours_model().empty()) return;
    checks.Add("peers.neighbours_model", v1::VIOLATION_REASON_CONTRADICTION,
               "says by which model neighbours are taken; give statistical_neighbours_of too");
    return;
  }
  checks.Authority("peers.statistical_neighbours_of", *peers.mutable_statistical_neighbours_of());
  const std::string model = peers.neighbours_model().empty() ? std::string(kDefaultNeighboursModel)
                                                             : peers.neighbours_model();
  checks.Word("peers.neighbours_model", model, reference.neighbour_models());
  if (!HasNeighbours(reference, peers.statistical_neighbours_of(), model)) {
    checks.Add("peers.statistical_neighbours_of", v1::VIOLATION_REASON_UNKNOWN_REFERENCE,
               absl::StrCat("the model of ", model, " has no neighbours of ",
                            peers.statistical_neighbours_of(), "; give another model"));
  }
}

void CheckBaseline(const reference::ReferenceData& reference, const v1::PeerGroup& peers,
                   RequestChecks& checks) {
  checks.KnownEnum("peers.baseline_grade", v1::Grade_IsValid(peers.baseline_grade()));
  checks.Date("peers.baseline_from_date", peers.baseline_from_date());
  checks.Date("peers.baseline_to_date", peers.baseline_to_date());
  const auto from = ReadDate(peers.baseline_from_date());
  const auto to = ReadDate(peers.baseline_to_date());
  if (from.has_value() && to.has_value() &&
      model::OrderOf(*to, *from) == model::DateOrder::kBefore) {
    checks.Add("peers.baseline_to_date", v1::VIOLATION_REASON_END_BEFORE_START,
               "lies before baseline_from_date");
  }
  if (peers.baseline_area().empty()) return;
  checks.Word("peers.baseline_area", peers.baseline_area(), ComparedAreas(reference));
  if (peers.baseline_grade() == v1::GRADE_UNSPECIFIED) {
    checks.Add("peers.baseline_area", v1::VIOLATION_REASON_CONTRADICTION,
               "says of which area the grade is; give baseline_grade too");
  }
}

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
  CheckWords("peers.regions", kMaxRegions, reference::Regions(), peers.regions(), checks);
  CheckWords("peers.council_types", kMaxCouncilTypes, reference::CouncilTypes(),
             peers.council_types(), checks);
  CheckNeighbours(reference, peers, checks);
  CheckBaseline(reference, peers, checks);
}

}  // namespace waymark::query
