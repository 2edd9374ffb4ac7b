#ifndef WAYMARK_COMMON_SECURITY_POLICY_POLICY_H_
#define WAYMARK_COMMON_SECURITY_POLICY_POLICY_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "waymark/internal/v1/access_policy.pb.h"

#include "common/reference/reference_data.h"
#include "common/security/identity/identity.h"
#include "common/security/policy/rights.h"

namespace waymark::security {

// Who may do what: proto/waymark/internal/v1/access_policy.proto. Immutable.
class Policy {
 public:
  // From the file's text. INVALID_ARGUMENT with every fault, a line each: "LINE:COLUMN: fault".
  static absl::StatusOr<Policy> Parse(std::string_view text);

  [[nodiscard]] const std::string& trust_domain() const { return policy_.trust_domain(); }

  // What a caller may do. Nothing: one of another trust domain, or of a role without a grant.
  // Permissions that reach beyond one authority are for services only, whatever is granted.
  [[nodiscard]] Rights RightsOf(const Identity& identity,
                                const reference::ReferenceData& reference) const;

 private:
  explicit Policy(internal::v1::AccessPolicy policy) : policy_(std::move(policy)) {}

  internal::v1::AccessPolicy policy_;
};

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_POLICY_POLICY_H_
