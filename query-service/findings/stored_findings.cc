#include "query-service/findings/stored_findings.h"

#include <utility>

#include "absl/strings/string_view.h"
#include "waymark/v1/visit.pb.h"

#include "common/wire/wire_fields.h"
#include "common/wire/wire_types.h"

namespace waymark::query {
namespace {

// More than most visits have.
constexpr std::size_t kManyFindings = 32;

}  // namespace

bool StoredFindings::Add(const std::string& visit, std::string_view fields, std::string& others) {
  const auto [added, is_new] = of_visits_.try_emplace(visit);
  if (!is_new) return false;
  std::vector<FindingView>& findings = added->second;
  findings.reserve(kManyFindings);
  wire::WireFields kept(bytes_.emplace_back(fields));
  bool are_read = true;
  while (are_read && kept.Next()) {
    if (kept.number() != v1::Visit::kFindingsFieldNumber || kept.type() != wire::kContent) {
      others.append(kept.bytes());
      continue;
    }
    are_read = findings.emplace_back().Read(kept.content());
  }
  are_read = are_read && kept.reached_end();
  if (!are_read) of_visits_.erase(added);
  return are_read;
}

absl::Span<const FindingView> StoredFindings::Of(std::string_view visit) const {
  const auto found = of_visits_.find(absl::string_view(visit.data(), visit.size()));
  if (found == of_visits_.end()) return {};
  return found->second;
}

}  // namespace waymark::query
