#ifndef WAYMARK_COMMON_SECURITY_IDENTITY_IDENTITY_H_
#define WAYMARK_COMMON_SECURITY_IDENTITY_IDENTITY_H_

#include <optional>
#include <string>

namespace waymark::security {

// What a caller is there to do, the last part of its URI. What each may do, the policy says.
enum class Role {
  kSubmitter,  // "submitter": writes the visits of its authority.
  kReader,     // "reader": asks questions.
  kReplica,    // "replica": a query service, which follows the feed.
  kOperator,   // "operator": looks after a service, and sees no findings.
  kAuditor,    // "auditor": sees who wrote what and when.
};

// Who calls, as the one URI of its certificate says:
//   spiffe://TRUST_DOMAIN/authority/AUTHORITY/ROLE   AUTHORITY an id or code of the reference data
//   spiffe://TRUST_DOMAIN/service/NAME/ROLE          NAME a slug
struct Identity {
  std::string uri;     // As it stands in the certificate.
  std::string serial;  // The certificate's serial number in lower-case hexadecimal.
  Role role = Role::kReader;
  // The authority's canonical name ("authorities/sunderland"), whatever id or code the URI had;
  // none for a service.
  std::optional<std::string> authority;
  std::string service;  // NAME; empty for an authority.
};

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_IDENTITY_IDENTITY_H_
