#include "common/telemetry/log_level.h"

namespace waymark::log {

std::string LevelName(Level level) {
  switch (level) {
    case Level::kDebug:
      return "debug";
    case Level::kInfo:
      return "info";
    case Level::kWarning:
      return "warning";
    case Level::kError:
      return "error";
  }
  return "";
}

bool AbslParseFlag(absl::string_view text, Level* level, std::string* error) {
  for (const Level each : {Level::kDebug, Level::kInfo, Level::kWarning, Level::kError}) {
    if (text != LevelName(each)) continue;
    *level = each;
    return true;
  }
  *error = "it is debug, info, warning or error";
  return false;
}

std::string AbslUnparseFlag(Level level) { return LevelName(level); }

}  // namespace waymark::log
