#ifndef WAYMARK_COMMON_SECURITY_CREDENTIALS_SERVER_NAME_H_
#define WAYMARK_COMMON_SECURITY_CREDENTIALS_SERVER_NAME_H_

#include <string>

#include "absl/status/status.h"
#include "openssl/x509.h"

namespace waymark::security {

// OK where the certificate is of the host that was asked for, a name or an IP address: one of its
// alternative names says so. Its subject does not count, and a '*' only as the whole first part of
// a name. INVALID_ARGUMENT else.
absl::Status CheckServerName(X509& certificate, const std::string& host);

}  // namespace waymark::security

#endif  // WAYMARK_COMMON_SECURITY_CREDENTIALS_SERVER_NAME_H_
