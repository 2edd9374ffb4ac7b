#include "common/security/policy/policy.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

#include "common/model/resource_name.h"
#include "common/reference/lineage.h"
#include "common/security/identity/caller_uri.h"
#include "common/security/policy/policy_faults.h"

namespace waymark::security {
namespace {

using internal::v1::Permission;
using internal::v1::RoleGrant;
using AuthorityIds = std::set<std::string, std::less<>>;

bool IsForServicesOnly(int permission) {
  return permission == internal::v1::PERMISSION_FOLLOW_CHANGES ||
         permission == internal::v1::PERMISSION_ERASE_REVISIONS ||
         permission == internal::v1::PERMISSION_BACK_UP ||
         permission == internal::v1::PERMISSION_READ_STATUS;
}

template <typename Relations>
AuthorityIds WithRelated(const std::string& own, const reference::Lineage& lineage,
                         const Relations& relations) {
  AuthorityIds ids = {own};
  for (const int relation : relations) {
    const std::vector<std::string>& related =
        relation == internal::v1::RELATION_PREDECESSORS ? lineage.predecessors : lineage.successors;
    ids.insert(related.begin(), related.end());
  }
  return ids;
}

std::set<Permission> PermissionsOf(const RoleGrant& grant, bool is_service) {
  std::set<Permission> permissions;
  for (const int permission : grant.permissions()) {
    if (is_service || !IsForServicesOnly(permission)) {
      permissions.insert(static_cast<Permission>(permission));
    }
  }
  return permissions;
}

}  // namespace

absl::StatusOr<Policy> Policy::Parse(std::string_view text) {
  internal::v1::AccessPolicy policy;
  const std::vector<std::string> faults = ReadPolicy(text, policy);
  if (!faults.empty()) return absl::InvalidArgumentError(absl::StrJoin(faults, "\n"));
  return Policy(std::move(policy));
}

Rights Policy::RightsOf(const Identity& identity, const reference::ReferenceData& reference) const {
  if (!absl::StartsWith(identity.uri, absl::StrCat("spiffe://", trust_domain(), "/"))) return {};
  const auto grant = std::find_if(
      policy_.roles().begin(), policy_.roles().end(),
      [&identity](const RoleGrant& one) { return one.role() == RoleName(identity.role); });
  if (grant == policy_.roles().end()) return {};
  std::set<Permission> permissions = PermissionsOf(*grant, !identity.authority.has_value());
  if (!identity.authority.has_value()) return {std::move(permissions), {}, {}};

  const std::string prefix = absl::StrCat(std::string(model::kAuthorities), "/");
  if (!absl::StartsWith(*identity.authority, prefix)) return {};
  const std::string own = identity.authority->substr(prefix.size());
  if (reference.FindAuthority(own) == nullptr) return {};
  const reference::Lineage lineage = reference::LineageOf(reference, own);
  return {std::move(permissions), WithRelated(own, lineage, grant->write_also()),
          WithRelated(own, lineage, grant->read_also())};
}

}  // namespace waymark::security
