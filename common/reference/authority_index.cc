#include "common/reference/authority_index.h"

#include <algorithm>
#include <utility>

#include "common/reference/suggest.h"

namespace waymark::reference {
namespace {

constexpr std::string_view kCollection = "authorities/";

DayInterval InForce(const Authority& authority) {
  return {authority.valid_from, authority.valid_to};
}

void AddOnce(std::vector<const Authority*>& authorities, const Authority* authority) {
  if (std::find(authorities.begin(), authorities.end(), authority) == authorities.end()) {
    authorities.push_back(authority);
  }
}

AuthorityMatch MatchOf(std::vector<const Authority*> authorities) {
  if (authorities.size() == 1) return {.found = authorities.front()};
  std::sort(authorities.begin(), authorities.end(),
            [](const Authority* a, const Authority* b) { return a->id < b->id; });
  return {.candidates = std::move(authorities)};
}

}  // namespace

AuthorityIndex::AuthorityIndex(const std::vector<Authority>& authorities,
                               const std::vector<AuthorityCode>& codes) {
  for (const Authority& authority : authorities) {
    by_id_.emplace(authority.id, &authority);
    names_.emplace_back(authority.id, authority.name);
    AddUse(authority.name, authority, InForce(authority));
  }
  for (const AuthorityCode& code : codes) {
    const Authority& authority = *by_id_.at(code.authority);
    // Numbers are not for guessing: the next one belongs to somebody else.
    if (code.scheme == CodeScheme::kAlias) names_.emplace_back(authority.id, code.code);
    AddUse(code.code, authority,
           Intersection(InForce(authority), {code.valid_from, code.valid_to}));
  }
}

void AuthorityIndex::AddUse(std::string_view text, const Authority& authority,
                            const DayInterval& in_force) {
  uses_[FoldName(text)].push_back({.authority = &authority, .in_force = in_force});
}

const Authority* AuthorityIndex::Find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

AuthorityMatch AuthorityIndex::Resolve(std::string_view text, const DayInterval& event) const {
  if (text.starts_with(kCollection)) text.remove_prefix(kCollection.size());
  if (const Authority* authority = Find(text)) return {.found = authority};
  const auto uses = uses_.find(FoldName(text));
  if (uses == uses_.end()) return {.nearest = Nearest(text)};

  std::vector<const Authority*> all;
  std::vector<const Authority*> in_force;
  for (const Use& use : uses->second) {
    AddOnce(all, use.authority);
    if (Overlap(use.in_force, event)) AddOnce(in_force, use.authority);
  }
  if (all.size() == 1 || in_force.empty()) return MatchOf(std::move(all));
  return MatchOf(std::move(in_force));
}

std::vector<std::string> AuthorityIndex::Nearest(std::string_view text) const {
  std::vector<SuggestCandidate> candidates;
  for (const auto& [id, name] : names_) candidates.push_back({.id = id, .label = name});
  return Suggest(text, candidates);
}

}  // namespace waymark::reference
