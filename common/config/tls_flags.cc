#include "common/config/tls_flags.h"

#include "absl/flags/flag.h"

ABSL_FLAG(std::string, tls_dir, "",
          "Directory of the credentials to connect with: ca.pem, crl.pem, tls.crt, tls.key. It is "
          "followed as it is swapped. Without it, connections have no certificates and reach this "
          "machine alone.");
ABSL_FLAG(
    std::string, trust_domain, "",
    "The trust domain of callers' certificates, whose URIs are spiffe://DOMAIN/... . Required "
    "with --tls_dir.");
