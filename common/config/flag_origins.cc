#include "common/config/flag_origins.h"

#include "common/config/environment_variables.h"

namespace waymark::config {

FlagOrigins& OriginsOfThisProcess() {
  static auto& origins = *new FlagOrigins();
  return origins;
}

bool GivenOnLine(const std::string& flag) {
  const auto origin = OriginsOfThisProcess().find(flag);
  return origin != OriginsOfThisProcess().end() && origin->second.rfind("--", 0) == 0;
}

bool GivenAboveFile(const std::string& flag) {
  const auto origin = OriginsOfThisProcess().find(flag);
  return origin != OriginsOfThisProcess().end() &&
         (GivenOnLine(flag) || origin->second == EnvironmentName(flag));
}

}  // namespace waymark::config
