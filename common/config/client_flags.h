#ifndef WAYMARK_COMMON_CONFIG_CLIENT_FLAGS_H_
#define WAYMARK_COMMON_CONFIG_CLIENT_FLAGS_H_

#include <string>

#include "absl/flags/declare.h"
#include "absl/time/time.h"

// Flags of what calls a service: where the services are, how long to wait, how to print.
ABSL_DECLARE_FLAG(std::string, ingest);
ABSL_DECLARE_FLAG(std::string, query);
ABSL_DECLARE_FLAG(bool, json);
ABSL_DECLARE_FLAG(absl::Duration, timeout);

#endif  // WAYMARK_COMMON_CONFIG_CLIENT_FLAGS_H_
