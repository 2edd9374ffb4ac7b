#ifndef WAYMARK_COMMON_CONFIG_CONFIG_FILE_H_
#define WAYMARK_COMMON_CONFIG_CONFIG_FILE_H_

#include <filesystem>
#include <string>
#include <vector>

#include "common/config/setting.h"

namespace waymark::config {

// What a file says of a command's flags. Its format is TOML: a line for each flag, named as on the
// command line without dashes; text and durations ("15m") in quotes, numbers, true and false
// without. It has no sections.
struct ConfigFile {
  std::vector<Setting> settings;
  // Everything that is wrong with it, each with its line: it cannot be read, it is not TOML, a key
  // is not one of `flags`, a value is neither text, number, true nor false.
  std::vector<std::string> faults;
  bool is_toml = false;  // It was read to its end, and is TOML.
};

// Those of a command's flags that its file may say: all but the one that names it.
std::vector<std::string> FlagsInFile(std::vector<std::string> flags);

ConfigFile ReadConfigFile(const std::filesystem::path& path, const std::vector<std::string>& flags);

}  // namespace waymark::config

#endif  // WAYMARK_COMMON_CONFIG_CONFIG_FILE_H_
