#ifndef WAYMARK_COMMON_SECURITY_IDENTITY_CALLER_URI_H_
#define WAYMARK_COMMON_SECURITY_IDENTITY_CALLER_URI_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "common/reference/reference_data.h"
#include "common/security/identity/identity.h"

namespace waymark::security {

// "submitter" for kSubmitter, and so on: the last part of a caller's URI.
std::string_view RoleName(Role role);
// Exactly as RoleName has it; nothing for anything else.
std::optional<Role> ParseRole(std::string_view name);

// OK for what may be a trust domain: letters in lower case, digits, '.', '-' and '_', at most 255
// of them. INVALID_ARGUMENT else, saying so.
absl::Status CheckTrustDomain(std::string_view trust_domain);

// Whether a text has the letters and the length of a caller's URI, of whatever trust domain: what
// is so has no room for anything else.
bool IsCallerUriText(std::string_view text);

// Who the URI of a certificate says calls; without the serial, which the URI does not have.
// Compared byte by byte: nothing is decoded or folded, so that two texts never mean one caller by
// surprise. INVALID_ARGUMENT, saying which part will not do, where it is no URI of `trust_domain`,
// its role is none of ours, or its authority is neither an id nor a code of the reference data, or
// a code of several. The text may come from a stranger with a certificate and is in the message.
absl::StatusOr<Identity> ReadCallerUri(std::string_view uri, std::string_view trust_domain,
                                       const reference::ReferenceData& reference);

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_IDENTITY_CALLER_URI_H_
