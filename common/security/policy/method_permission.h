#ifndef WAYMARK_COMMON_SECURITY_POLICY_METHOD_PERMISSION_H_
#define WAYMARK_COMMON_SECURITY_POLICY_METHOD_PERMISSION_H_

#include <span>
#include <string_view>

#include "waymark/internal/v1/access_policy.pb.h"

namespace waymark::security {

using internal::v1::Permission;

// What one call needs: any one of its permissions.
struct MethodPermission {
  std::string_view service;  // Full name.
  std::string_view method;   // "CreateVisit"; no two services have the same.
  std::span<const Permission> any_of;
};

// Every call of both services, in the order of the contract. Health and reflection are not among
// them: they are the library's, say nothing of what is recorded, and answer every verified caller.
std::span<const MethodPermission> MethodPermissions();

// What a call needs; empty for one that is not known, which nobody may make.
std::span<const Permission> PermissionsFor(std::string_view method);

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_POLICY_METHOD_PERMISSION_H_
