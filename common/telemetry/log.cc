#include "common/telemetry/log.h"

#include <algorithm>
#include <memory>

#include <nlohmann/json.hpp>

#include "absl/strings/ascii.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "spdlog/sinks/stdout_sinks.h"
#include "spdlog/spdlog.h"

namespace waymark::log {
namespace {

spdlog::logger& Logger() {
  static const std::shared_ptr<spdlog::logger> logger = [] {
    auto made = std::make_shared<spdlog::logger>("waymark",
                                                 std::make_shared<spdlog::sinks::stderr_sink_mt>());
    made->set_pattern("%v");
    return made;
  }();
  return *logger;
}

spdlog::level::level_enum LibraryLevel(Level level) {
  switch (level) {
    case Level::kDebug:
      return spdlog::level::debug;
    case Level::kInfo:
      return spdlog::level::info;
    case Level::kWarning:
      return spdlog::level::warn;
    case Level::kError:
      return spdlog::level::err;
  }
  return spdlog::level::err;
}

// Whether it stands in JSON as it is.
bool IsPlain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isprint(static_cast<unsigned char>(c)) && c != '"' && c != '\\';
  });
}

// Most texts need no more than quotes; to have a library make an object of each line costs as much
// as a small call does.
void AppendJson(std::string_view text, std::string& line) {
  if (IsPlain(text)) {
    line.append(1, '"').append(text).append(1, '"');
    return;
  }
  // Bytes that are no UTF-8 (a RocksDB message with a file name, say) are replaced, not thrown
  // over.
  line += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}
void AppendJson(std::int64_t number, std::string& line) { line += std::to_string(number); }
void AppendJson(double number, std::string& line) { line += nlohmann::json(number).dump(); }
void AppendJson(bool yes, std::string& line) { line += yes ? "true" : "false"; }

template <typename Held>
void AppendField(std::string_view name, const Held& held, std::string& line) {
  line += line.empty() ? '{' : ',';
  AppendJson(name, line);
  line += ':';
  AppendJson(held, line);
}

void Write(Level level, std::string_view event, Fields fields) {
  if (!Writes(level)) return;
  std::string line;
  AppendField("time", absl::FormatTime("%Y-%m-%dT%H:%M:%E3SZ", absl::Now(), absl::UTCTimeZone()),
              line);
  AppendField("level", LevelName(level), line);
  AppendField("event", event, line);
  for (const auto& [name, value] : fields) {
    std::visit([&line, key = name](const auto& held) { AppendField(key, held, line); }, value);
  }
  line += '}';
  Logger().log(LibraryLevel(level), line);
}

}  // namespace

void SetLevel(Level level) { Logger().set_level(LibraryLevel(level)); }
bool Writes(Level level) { return Logger().should_log(LibraryLevel(level)); }

void Debug(std::string_view event, Fields fields) { Write(Level::kDebug, event, fields); }
void Info(std::string_view event, Fields fields) { Write(Level::kInfo, event, fields); }
void Warning(std::string_view event, Fields fields) { Write(Level::kWarning, event, fields); }
void Error(std::string_view event, Fields fields) { Write(Level::kError, event, fields); }

}  // namespace waymark::log
