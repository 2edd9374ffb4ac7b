#ifndef WAYMARK_COMMON_SECURITY_CREDENTIALS_CALLER_IDENTIFICATION_H_
#define WAYMARK_COMMON_SECURITY_CREDENTIALS_CALLER_IDENTIFICATION_H_

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "grpcpp/security/auth_context.h"

#include "common/reference/reference_data.h"
#include "common/security/credentials/credential_directory.h"
#include "common/security/identity/identity.h"

namespace waymark::security {

// Says who calls, from the certificate of the connection, for as long as it is good: by the
// authorities and revocation lists in force at each call, so that a certificate that is revoked or
// expires stops working on connections that are open, too. Remembers what it has verified, until
// the credentials change; a call with a certificate it remembers costs a look into a table.
// Thread-safe.
class CallerIdentification {
 public:
  // `trust_domain` is as CheckTrustDomain asks. `reference` outlives this.
  CallerIdentification(std::shared_ptr<const CredentialDirectory> credentials,
                       std::string trust_domain, const reference::ReferenceData& reference);

  // UNAUTHENTICATED where the connection has no certificate, or one that fails a rule: the message
  // says which, for the log and not for the caller.
  absl::StatusOr<Identity> IdentityOf(const grpc::AuthContext& context) const;

  // The same for a certificate's PEM text at `now`.
  absl::StatusOr<Identity> IdentityOf(std::string_view certificate_pem, absl::Time now) const;

 private:
  struct Known {
    Identity identity;
    absl::Time good_until;
  };

  absl::StatusOr<Known> Identify(std::string_view certificate_pem, const CredentialSet& credentials,
                                 absl::Time now) const;
  void Remember(std::string_view certificate_pem, const Known& known,
                const std::shared_ptr<const CredentialSet>& credentials) const;

  const std::shared_ptr<const CredentialDirectory> credentials_;
  const std::string trust_domain_;
  const reference::ReferenceData& reference_;

  mutable absl::Mutex mutex_;
  // The credentials that `known_` was verified by.
  mutable std::shared_ptr<const CredentialSet> verified_by_ ABSL_GUARDED_BY(mutex_);
  mutable std::map<std::string, Known, std::less<>> known_ ABSL_GUARDED_BY(mutex_);
};

// The URI and serial number of a connection's certificate, good or not any more: for telling who
// was refused, and for nothing else. It was good in the handshake, so that it may be named; a URI
// that could not have been is left out. Both empty where there is no certificate.
Identity ShownIdentity(const grpc::AuthContext& context);

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_CREDENTIALS_CALLER_IDENTIFICATION_H_
