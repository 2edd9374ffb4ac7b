#ifndef WAYMARK_COMMON_SECURITY_CREDENTIALS_CERTIFICATE_RULES_H_
#define WAYMARK_COMMON_SECURITY_CREDENTIALS_CERTIFICATE_RULES_H_

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "openssl/x509.h"

namespace waymark::security {

// What a certificate is used for at one end of a connection.
enum class Usage { kClient, kServer };

// The longest life of a certificate. What lives longer is forgotten when its time comes, and stands
// on revocation lists for as long.
inline constexpr absl::Duration kLongestCertificateLife = absl::Hours(24 * 398);

// What we ask of the certificate of either end beyond its chain: it is nobody's authority, says
// that it may be used as `usage` and to sign, has a key of RSA 2048, P-256 or better, a life of at
// most kLongestCertificateLife, and no critical extension that OpenSSL does not know. gRPC and
// OpenSSL let all of these pass but the last. INVALID_ARGUMENT, saying which it fails.
absl::Status CheckEndCertificate(X509& certificate, Usage usage);

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_CREDENTIALS_CERTIFICATE_RULES_H_
