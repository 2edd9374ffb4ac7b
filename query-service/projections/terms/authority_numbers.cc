#include "query-service/projections/terms/authority_numbers.h"

#include <algorithm>
#include <map>

#include "common/status/status_macros.h"
#include "query-service/projections/keys.h"

namespace waymark::query {

absl::Status AuthorityNumbers::Load(const storage::Database& database) {
  std::map<std::uint32_t, std::string> stored;
  storage::Scan scan = database.NewScan(keys::kAuthorities, "");
  for (; scan.Valid(); scan.Next()) {
    const auto number = keys::NumberOf(scan.value());
    if (!number.has_value()) return absl::DataLossError("the number of an authority is none");
    stored.emplace(*number, scan.key());
  }
  WAYMARK_RETURN_IF_ERROR(scan.status());
  const std::uint32_t known = next();
  std::uint32_t expected = 0;
  std::vector<std::string> authorities;
  for (auto& [number, authority] : stored) {
    if (number != expected++) return absl::DataLossError("an authority is missing");
    if (number >= known) authorities.push_back(authority);
  }
  Add(authorities);
  return absl::OkStatus();
}

std::optional<std::uint32_t> AuthorityNumbers::Find(std::string_view authority) const {
  const absl::MutexLock lock(&mutex_);
  const auto found = numbers_.find(absl::string_view(authority.data(), authority.size()));
  return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

std::uint32_t AuthorityNumbers::next() const {
  const absl::MutexLock lock(&mutex_);
  return static_cast<std::uint32_t>(authorities_.size());
}

void AuthorityNumbers::Add(const std::vector<std::string>& authorities) {
  const absl::MutexLock lock(&mutex_);
  for (const std::string& authority : authorities) {
    numbers_.emplace(authority, static_cast<std::uint32_t>(authorities_.size()));
    authorities_.push_back(authority);
  }
}

std::vector<std::string> AuthorityNumbers::AuthoritiesOf(
    const std::vector<std::uint32_t>& numbers) const {
  std::vector<std::string> authorities;
  {
    const absl::MutexLock lock(&mutex_);
    for (const std::uint32_t number : numbers) {
      if (number < authorities_.size()) authorities.push_back(authorities_[number]);
    }
  }
  std::sort(authorities.begin(), authorities.end());
  return authorities;
}

}  // namespace waymark::query
