#ifndef WAYMARK_COMMON_CONFIG_FOLLOWED_LOG_LEVEL_H_
#define WAYMARK_COMMON_CONFIG_FOLLOWED_LOG_LEVEL_H_

#include <filesystem>
#include <optional>
#include <string>

#include "absl/time/time.h"

#include "common/concurrency/regular_look.h"

namespace waymark::config {

// The log level as the file of --config has it, while the process runs: what helps to look into a
// case should not need a restart, which ends the case. All else of the file is read at the start.
class FollowedLogLevel {
 public:
  // A change is taken up once it was seen twice.
  static constexpr absl::Duration kLookEvery = absl::Seconds(1);

  // Sets what the flags say, and follows `file`; nothing where it is empty, or where the command
  // line or the environment says the level.
  explicit FollowedLogLevel(std::filesystem::path file, absl::Duration look_every = kLookEvery);

 private:
  // Takes up what the file says where it has changed.
  void Look();

  const std::filesystem::path file_;
  std::string said_;  // By the file, when it was taken up last.
  std::string seen_;  // In the file, when last looked at.
  std::optional<concurrency::RegularLook> watch_;
};

}  // namespace waymark::config

#endif  // WAYMARK_COMMON_CONFIG_FOLLOWED_LOG_LEVEL_H_
