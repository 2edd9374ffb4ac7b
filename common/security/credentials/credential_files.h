#ifndef WAYMARK_COMMON_SECURITY_CREDENTIALS_CREDENTIAL_FILES_H_
#define WAYMARK_COMMON_SECURITY_CREDENTIALS_CREDENTIAL_FILES_H_

#include <filesystem>
#include <string>

#include "absl/status/statusor.h"

namespace waymark::security {

// The files of a directory of credentials, as they lie there:
//   ca.pem    the certificate authorities trusted, roots and those between
//   crl.pem   the current revocation list of each of them
//   tls.crt   the certificate shown to the other end, then those between it and its root
//   tls.key   its private key
// Two sets are compared to see whether anything has changed.
struct CredentialFiles {
  std::string authorities;
  std::string revocation_lists;
  std::string certificates;
  std::string key;

  friend bool operator==(const CredentialFiles&, const CredentialFiles&) = default;
};

// Reads them all from one state of the directory, which is swapped as a whole: it, or a symbolic
// link within it as Kubernetes mounts secrets, leads to another one from one moment to the next.
// INVALID_ARGUMENT where a file is missing, empty or larger than 1 MiB, or it or the directory may
// be written by others, or a file is another user's; PERMISSION_DENIED for a key that
// CheckSecretFile refuses; UNAVAILABLE where the directory changed while it was read.
absl::StatusOr<CredentialFiles> ReadCredentialFiles(const std::filesystem::path& directory);

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_CREDENTIALS_CREDENTIAL_FILES_H_
