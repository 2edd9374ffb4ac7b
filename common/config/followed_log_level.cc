#include "common/config/followed_log_level.h"

#include <utility>

#include "absl/flags/flag.h"

#include "common/config/config_file.h"
#include "common/config/flag_origins.h"
#include "common/config/service_flags.h"
#include "common/telemetry/log.h"

namespace waymark::config {
namespace {

constexpr char kFlag[] = "log_level";

}  // namespace

FollowedLogLevel::FollowedLogLevel(std::filesystem::path file, absl::Duration look_every)
    : file_(std::move(file)), said_(log::LevelName(absl::GetFlag(FLAGS_log_level))), seen_(said_) {
  log::SetLevel(absl::GetFlag(FLAGS_log_level));
  if (!file_.empty() && !GivenAboveFile(kFlag)) watch_.emplace(look_every, [this] { Look(); });
}

void FollowedLogLevel::Look() {
  // Of the other keys nothing is asked: whatever they say is for the next start.
  const ConfigFile file = ReadConfigFile(file_, {kFlag});
  if (!file.is_toml) return;
  std::string says = log::LevelName(log::Level::kInfo);
  for (const Setting& setting : file.settings) says = setting.value;
  // Whoever writes a file anew empties it first.
  if (std::exchange(seen_, says) != says || says == said_) return;
  said_ = says;
  log::Level level = log::Level::kInfo;
  std::string error;
  if (!log::AbslParseFlag(says, &level, &error)) {
    log::Warning("log level not taken up", {{"file", file_.string()}, {"cause", error}});
    return;
  }
  // Told at whichever level lets it be told: who reads the log must know what is left out.
  log::SetLevel(log::Level::kInfo);
  log::Info("log level", {{"is", says}, {"file", file_.string()}});
  log::SetLevel(level);
}

}  // namespace waymark::config
