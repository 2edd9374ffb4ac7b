#ifndef WAYMARK_COMMON_CONFIG_SERVICE_FLAGS_H_
#define WAYMARK_COMMON_CONFIG_SERVICE_FLAGS_H_

#include <string>

#include "absl/flags/declare.h"

// Flags that both services' `serve` take. Each service defines --listen itself, as the default
// differs.
ABSL_DECLARE_FLAG(std::string, data_dir);
ABSL_DECLARE_FLAG(std::string, reference_dir);
ABSL_DECLARE_FLAG(std::string, policy);
ABSL_DECLARE_FLAG(bool, insecure);

#endif  // WAYMARK_COMMON_CONFIG_SERVICE_FLAGS_H_
