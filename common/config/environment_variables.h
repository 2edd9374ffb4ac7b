#ifndef WAYMARK_COMMON_CONFIG_ENVIRONMENT_VARIABLES_H_
#define WAYMARK_COMMON_CONFIG_ENVIRONMENT_VARIABLES_H_

#include <string>
#include <string_view>
#include <vector>

#include "common/config/setting.h"

namespace waymark::config {

// The variable that a flag may be given by: WAYMARK_LISTEN for "listen".
std::string EnvironmentName(std::string_view flag);

// What the environment says of these flags.
std::vector<Setting> ReadEnvironment(const std::vector<std::string>& flags);

// Variables that are named like those of flags, WAYMARK_..., and are of none of `flags`.
std::vector<std::string> UnknownVariables(const std::vector<std::string>& flags);

}  // namespace waymark::config

#endif  // WAYMARK_COMMON_CONFIG_ENVIRONMENT_VARIABLES_H_
