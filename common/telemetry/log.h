#ifndef WAYMARK_COMMON_TELEMETRY_LOG_H_
#define WAYMARK_COMMON_TELEMETRY_LOG_H_

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "common/telemetry/log_level.h"

// One JSON object a line on stderr: time, level, event, then the fields given. Never what a visit
// says: names, counts, codes and causes only. Thread-safe.
namespace waymark::log {

// A value of a field.
using Value = std::variant<std::string, std::int64_t, double, bool>;
using Field = std::pair<std::string_view, Value>;
using Fields = std::initializer_list<Field>;

// Lines of less than `level` are not written from now on; at first info is the least.
void SetLevel(Level level);
// Whether a line of that level is written: of use where to make one costs something.
bool Writes(Level level);

// `event` is a short constant phrase, the same for every occurrence. Names of fields differ.
void Debug(std::string_view event, Fields fields = {});
void Info(std::string_view event, Fields fields = {});
void Warning(std::string_view event, Fields fields = {});
void Error(std::string_view event, Fields fields = {});

}  // namespace waymark::log

#endif  // WAYMARK_COMMON_TELEMETRY_LOG_H_
