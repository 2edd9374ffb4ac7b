#ifndef WAYMARK_COMMON_SECURITY_POLICY_POLICY_FAULTS_H_
#define WAYMARK_COMMON_SECURITY_POLICY_POLICY_FAULTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "waymark/internal/v1/access_policy.pb.h"

namespace waymark::security {

// Reads a policy's text into `policy`. Returns every fault, of the text or of what it says, each as
// "LINE:COLUMN: what is wrong and what to do"; none where the policy is good.
std::vector<std::string> ReadPolicy(std::string_view text, internal::v1::AccessPolicy& policy);

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_POLICY_POLICY_FAULTS_H_
