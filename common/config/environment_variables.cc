#include "common/config/environment_variables.h"

#include <algorithm>
#include <cstdlib>

#include <unistd.h>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace waymark::config {
namespace {

constexpr char kPrefix[] = "WAYMARK_";

}  // namespace

std::string EnvironmentName(std::string_view flag) {
  return absl::StrCat(kPrefix, absl::AsciiStrToUpper(std::string(flag)));
}

std::vector<Setting> ReadEnvironment(const std::vector<std::string>& flags) {
  std::vector<Setting> settings;
  for (const std::string& flag : flags) {
    const std::string variable = EnvironmentName(flag);
    if (const char* value = std::getenv(variable.c_str()); value != nullptr) {
      settings.push_back({.flag = flag, .value = value, .from = variable});
    }
  }
  return settings;
}

std::vector<std::string> UnknownVariables(const std::vector<std::string>& flags) {
  std::vector<std::string> unknown;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view variable = *entry;
    if (!absl::StartsWith(std::string(variable), kPrefix)) continue;
    std::string name(variable.substr(0, variable.find('=')));
    const bool known = std::any_of(flags.begin(), flags.end(), [&name](const std::string& flag) {
      return EnvironmentName(flag) == name;
    });
    if (!known) unknown.push_back(std::move(name));
  }
  std::sort(unknown.begin(), unknown.end());
  return unknown;
}

}  // namespace waymark::config
