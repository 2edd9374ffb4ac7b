#ifndef WAYMARK_COMMON_TELEMETRY_LOG_LEVEL_H_
#define WAYMARK_COMMON_TELEMETRY_LOG_LEVEL_H_

#include <string>

#include "absl/strings/string_view.h"

namespace waymark::log {

// How much a line matters. Debug: what helps to look into one case, and is much. Info: what
// happened, each call among it. Warning: what somebody should know of. Error: what somebody should
// do something about.
enum class Level { kDebug, kInfo, kWarning, kError };

// "debug", "info", "warning", "error".
std::string LevelName(Level level);

// For flags: false, with what may be written, for any other name.
bool AbslParseFlag(absl::string_view text, Level* level, std::string* error);
std::string AbslUnparseFlag(Level level);

}  // namespace waymark::log

#endif  // WAYMARK_COMMON_TELEMETRY_LOG_LEVEL_H_
