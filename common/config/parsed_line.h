#ifndef WAYMARK_COMMON_CONFIG_PARSED_LINE_H_
#define WAYMARK_COMMON_CONFIG_PARSED_LINE_H_

#include <string>
#include <vector>

#include "common/config/setting.h"

namespace waymark::config {

// What every command takes beside its own flags: what to do in place of running it.
inline constexpr char kPrintConfig[] = "--print_config";
inline constexpr char kCheckConfig[] = "--check_config";

// The words after a command, as they are understood: --name=value, --name value, --switch and
// --noswitch; what follows "--" is an argument.
struct ParsedLine {
  std::vector<Setting> settings;  // In their order; of one flag the last counts.
  std::vector<std::string> arguments;
  bool print_config = false;
  bool check_config = false;
  std::vector<std::string> faults;  // Everything that is not understood.
};

ParsedLine ParseLine(const std::string& command, const std::vector<std::string>& flags,
                     const std::vector<std::string>& words);

}  // namespace waymark::config

#endif  // WAYMARK_COMMON_CONFIG_PARSED_LINE_H_
