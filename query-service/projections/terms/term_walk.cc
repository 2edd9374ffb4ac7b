#include "query-service/projections/terms/term_walk.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/status/status_macros.h"
#include "common/storage/number_set.h"
#include "query-service/projections/keys.h"

namespace waymark::query {

TermWalk::TermWalk(const storage::Database& database, const AuthorityNumbers& numbers,
                   const RecentSayers& recent, const SoughtTerms& sought, std::uint64_t at,
                   std::size_t& steps_left)
    : database_(database),
      at_(at),
      steps_left_(steps_left),
      family_(sought.groups.empty() ? keys::kTimeline : keys::kWords) {
  for (const std::vector<std::string>& texts : sought.groups) {
    std::vector<std::uint32_t>& terms = groups_.emplace_back();
    for (const std::string& text : texts) terms.push_back(keys::Term(text));
    std::sort(terms.begin(), terms.end());
  }
  if (!sought.authority.empty()) {
    prefixes_.push_back(keys::Prefix(sought.authority));
  } else if (groups_.empty()) {
    prefixes_.emplace_back();
  } else {
    const auto authorities = FindAuthorities(numbers, recent);
    failed_ = authorities.status();
    if (!failed_.ok()) return;
    for (const std::string& authority : *authorities) prefixes_.push_back(keys::Prefix(authority));
  }
  Next();
}

absl::StatusOr<std::vector<std::string>> TermWalk::FindAuthorities(const AuthorityNumbers& numbers,
                                                                   const RecentSayers& recent) {
  std::optional<std::vector<std::uint32_t>> common;
  for (const std::vector<std::uint32_t>& terms : groups_) {
    std::vector<std::uint32_t> sayers;
    for (const std::uint32_t term : terms) {
      if (steps_left_ > 0) --steps_left_;
      // First, as from there they go to the store.
      const std::vector<std::uint32_t> latest = recent.Find(term);
      sayers.insert(sayers.end(), latest.begin(), latest.end());
      WAYMARK_ASSIGN_OR_RETURN(const auto stored,
                               database_.Get(keys::kSayers, keys::TermKey(term)));
      const auto of_term = storage::DecodeNumbers(stored.value_or(""));
      if (!of_term.has_value()) return absl::DataLossError("the sayers of a term are none");
      sayers.insert(sayers.end(), of_term->begin(), of_term->end());
    }
    storage::SortNumbers(sayers);
    if (common.has_value()) {
      std::vector<std::uint32_t> both;
      std::set_intersection(common->begin(), common->end(), sayers.begin(), sayers.end(),
                            std::back_inserter(both));
      sayers = std::move(both);
    }
    common = std::move(sayers);
  }
  return numbers.AuthoritiesOf(*common);
}

void TermWalk::MoveOn() {
  if (scan_.has_value()) scan_->Next();
  while (!scan_.has_value() || !scan_->Valid()) {
    if (scan_.has_value()) failed_.Update(scan_->status());
    scan_.reset();
    if (!failed_.ok() || next_prefix_ == prefixes_.size() || steps_left_ == 0) return;
    --steps_left_;
    scan_.emplace(database_, family_, prefixes_[next_prefix_++], at_);
  }
}

bool TermWalk::HoldsAll(std::string_view terms) const {
  return std::all_of(groups_.begin(), groups_.end(),
                     [terms](const auto& group) { return keys::HasOneOf(terms, group); });
}

void TermWalk::Next() {
  valid_ = false;
  while (steps_left_ > 0) {
    MoveOn();
    if (!scan_.has_value() || steps_left_ == 0) return;
    --steps_left_;
    if (!HoldsAll(scan_->bytes())) continue;
    place_.position = scan_->prefix();
    place_.since = scan_->parts().since;
    valid_ = true;
    return;
  }
}

absl::Status TermWalk::status() const { return failed_; }

}  // namespace waymark::query
