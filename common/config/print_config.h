#ifndef WAYMARK_COMMON_CONFIG_PRINT_CONFIG_H_
#define WAYMARK_COMMON_CONFIG_PRINT_CONFIG_H_

#include <ostream>
#include <string>
#include <vector>

#include "common/config/flag_origins.h"

namespace waymark::config {

// A line for each flag: --listen=127.0.0.1:7601  (default). Secrets are read from files and never
// from flags, and the paths of the files are shown; should a flag hold one after all, as its name
// says (password, secret, token, key), its value is not.
void PrintConfig(const std::vector<std::string>& flags, const FlagOrigins& origins,
                 std::ostream& out);

}  // namespace waymark::config

#endif  // WAYMARK_COMMON_CONFIG_PRINT_CONFIG_H_
