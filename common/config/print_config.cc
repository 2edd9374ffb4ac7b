#include "common/config/print_config.h"

#include <algorithm>
#include <iterator>

#include "absl/flags/commandlineflag.h"
#include "absl/flags/reflection.h"
#include "absl/strings/match.h"

namespace waymark::config {
namespace {

bool NamesASecret(const std::string& flag) {
  static constexpr const char* kEndings[] = {"password", "passphrase", "secret", "token", "key"};
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&flag](const char* ending) { return absl::EndsWith(flag, ending); });
}

}  // namespace

void PrintConfig(const std::vector<std::string>& flags, const FlagOrigins& origins,
                 std::ostream& out) {
  for (const std::string& name : flags) {
    const absl::CommandLineFlag* flag = absl::FindCommandLineFlag(name);
    if (flag == nullptr) continue;
    const auto origin = origins.find(name);
    const bool given = origin != origins.end();
    out << "--" << name << "="
        << (NamesASecret(name) && given ? "(not shown)" : flag->CurrentValue()) << "  ("
        << (given ? origin->second : "default") << ")\n";
  }
}

}  // namespace waymark::config
