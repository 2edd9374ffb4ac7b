#ifndef WAYMARK_COMMON_CONFIG_TLS_FLAGS_H_
#define WAYMARK_COMMON_CONFIG_TLS_FLAGS_H_

#include <string>

#include "absl/flags/declare.h"

// Flags of both ends of connections with certificates.
ABSL_DECLARE_FLAG(std::string, tls_dir);
// For services alone.
ABSL_DECLARE_FLAG(std::string, trust_domain);

#endif  // WAYMARK_COMMON_CONFIG_TLS_FLAGS_H_
