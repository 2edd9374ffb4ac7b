#include "common/storage/engine_log.h"

#include <array>
#include <cstdarg>
#include <cstdio>
#include <string>

#include "rocksdb/env.h"

#include "common/telemetry/log.h"

namespace waymark::storage {
namespace {

constexpr std::size_t kLongestLine = 1024;

class EngineLog : public rocksdb::Logger {
 public:
  // Its warnings are of what it does at any time: an erasure alone brings two.
  EngineLog() : Logger(rocksdb::InfoLogLevel::ERROR_LEVEL) {}

  using Logger::Logv;
  void Logv(const rocksdb::InfoLogLevel level, const char* format,
            std::va_list arguments) override {
    if (level < GetInfoLogLevel()) return;
    std::array<char, kLongestLine> line{};
    (void)std::vsnprintf(line.data(), line.size(), format, arguments);
    log::Error("storage engine", {{"message", std::string(line.data())}});
  }
};

}  // namespace

std::shared_ptr<rocksdb::Logger> NewEngineLog() { return std::make_shared<EngineLog>(); }

}  // namespace waymark::storage
