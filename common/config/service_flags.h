#ifndef WAYMARK_COMMON_CONFIG_SERVICE_FLAGS_H_
#define WAYMARK_COMMON_CONFIG_SERVICE_FLAGS_H_

#include <string>

#include "absl/flags/declare.h"
#include "absl/time/time.h"

#include "common/telemetry/log_level.h"

// Flags that both services' `serve` take. Each service defines --listen itself, as the default
// differs.
ABSL_DECLARE_FLAG(std::string, config);
ABSL_DECLARE_FLAG(waymark::log::Level, log_level);
ABSL_DECLARE_FLAG(std::string, data_dir);
ABSL_DECLARE_FLAG(std::string, reference_dir);
ABSL_DECLARE_FLAG(std::string, policy);
ABSL_DECLARE_FLAG(bool, insecure);
ABSL_DECLARE_FLAG(int, max_connections);
ABSL_DECLARE_FLAG(int, max_connections_per_address);
ABSL_DECLARE_FLAG(absl::Duration, max_connection_age);
ABSL_DECLARE_FLAG(std::string, metrics_listen);

#endif  // WAYMARK_COMMON_CONFIG_SERVICE_FLAGS_H_
