#include "common/telemetry/log.h"

#include <memory>

#include <nlohmann/json.hpp>

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

void Write(spdlog::level::level_enum level, std::string_view event, Fields fields) {
  nlohmann::ordered_json line;
  line["time"] = absl::FormatTime("%Y-%m-%dT%H:%M:%E3SZ", absl::Now(), absl::UTCTimeZone());
  line["level"] = level == spdlog::level::info   ? "info"
                  : level == spdlog::level::warn ? "warning"
                                                 : "error";
  line["event"] = event;
  for (const auto& [name, value] : fields) {
    std::visit([&line, key = std::string(name)](const auto& held) { line[key] = held; }, value);
  }
  // Bytes that are no UTF-8 (a RocksDB message with a file name, say) are replaced, not thrown
  // over.
  Logger().log(level, line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

}  // namespace

void Info(std::string_view event, Fields fields) { Write(spdlog::level::info, event, fields); }
void Warning(std::string_view event, Fields fields) { Write(spdlog::level::warn, event, fields); }
void Error(std::string_view event, Fields fields) { Write(spdlog::level::err, event, fields); }

}  // namespace waymark::log
