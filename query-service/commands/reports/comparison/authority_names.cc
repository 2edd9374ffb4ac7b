#include "query-service/commands/reports/comparison/authority_names.h"

#include "absl/strings/str_cat.h"

#include "query-service/commands/text/labels.h"

namespace waymark::query::client {

AuthorityNames::AuthorityNames(const v1::CompareAuthoritiesResponse& response) {
  const auto add = [this](const v1::Authority& authority) {
    names_[authority.display_name()].insert(authority.name());
  };
  for (const v1::ComparisonRow& row : response.rows()) add(row.authority());
  for (const v1::Exclusion& exclusion : response.excluded()) add(exclusion.authority());
}

std::string AuthorityNames::Of(const v1::Authority& authority) const {
  const auto found = names_.find(authority.display_name());
  if (found == names_.end() || found->second.size() < 2) return authority.display_name();
  return absl::StrCat(authority.display_name(), " (", ShortName(authority.name()), ")");
}

}  // namespace waymark::query::client
