#ifndef WAYMARK_COMMON_SECURITY_AUDIT_CALLER_BUDGETS_H_
#define WAYMARK_COMMON_SECURITY_AUDIT_CALLER_BUDGETS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/time/time.h"

namespace waymark::security {

// How many lines each caller may have written: so many at once, and then so many a second. What is
// beyond is counted. Not thread-safe.
class CallerBudgets {
 public:
  CallerBudgets(double at_once, double per_second) : at_once_(at_once), per_second_(per_second) {}

  // Whether the caller has one now; else it is counted. Callers beyond kMaxCallers share a budget.
  bool Take(std::string_view caller, absl::Time now);

  // Of whom lines were counted since this was asked last, and how many.
  std::vector<std::pair<std::string, std::uint64_t>> TakeCounts();

  static constexpr std::size_t kMaxCallers = 4096;

 private:
  struct Budget {
    double left;
    absl::Time at;
    std::uint64_t counted = 0;
  };

  const double at_once_;
  const double per_second_;
  std::map<std::string, Budget, std::less<>> budgets_;
};

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_AUDIT_CALLER_BUDGETS_H_
