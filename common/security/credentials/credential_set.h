#ifndef WAYMARK_COMMON_SECURITY_CREDENTIALS_CREDENTIAL_SET_H_
#define WAYMARK_COMMON_SECURITY_CREDENTIALS_CREDENTIAL_SET_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

#include "common/security/credentials/certificate_rules.h"
#include "common/security/credentials/credential_files.h"
#include "common/security/credentials/trust.h"

namespace waymark::security {

// Something that ends, and when it began.
struct Life {
  absl::Time begins;
  absl::Time ends;
};

// A whole set of credentials that has passed every check. Immutable.
struct CredentialSet {
  CredentialFiles files;
  Trust trust;
  std::string serial;  // Of our own certificate.
  Life certificate;
  Life authorities;       // Of the one that ends first.
  Life revocation_lists;  // Of the one whose next is due first.
};

// Checks that the files belong together and are in force at `now`: authorities and lists as
// Trust::Read has it, our certificate as good for each of `usages` as we would ask of the other
// end, its key the one in tls.key. INVALID_ARGUMENT, naming the file and what is wrong with it.
absl::StatusOr<std::shared_ptr<const CredentialSet>> CheckCredentials(
    CredentialFiles files, const std::vector<Usage>& usages, absl::Time now);

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_CREDENTIALS_CREDENTIAL_SET_H_
