#include "common/security/audit/caller_budgets.h"

#include <algorithm>

namespace waymark::security {

bool CallerBudgets::Take(std::string_view caller, absl::Time now) {
  auto found = budgets_.find(caller);
  if (found == budgets_.end()) {
    const std::string_view kept = budgets_.size() < kMaxCallers ? caller : std::string_view();
    found = budgets_.try_emplace(std::string(kept), Budget{.left = at_once_, .at = now}).first;
  }
  Budget& budget = found->second;
  // A clock that is set back gives nothing, and takes nothing.
  const double gained = std::max(0.0, absl::ToDoubleSeconds(now - budget.at)) * per_second_;
  budget.left = std::min(at_once_, budget.left + gained);
  budget.at = now;
  if (budget.left < 1) {
    ++budget.counted;
    return false;
  }
  budget.left -= 1;
  return true;
}

std::vector<std::pair<std::string, std::uint64_t>> CallerBudgets::TakeCounts() {
  std::vector<std::pair<std::string, std::uint64_t>> counts;
  for (auto& [caller, budget] : budgets_) {
    if (budget.counted > 0) counts.emplace_back(caller, std::exchange(budget.counted, 0));
  }
  return counts;
}

}  // namespace waymark::security
