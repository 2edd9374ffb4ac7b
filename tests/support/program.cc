#include "tests/support/program.h"

#include <cstdlib>
#include <memory>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"

#include "common/status/status_macros.h"
#include "tests/support/child_process.h"

namespace waymark {
namespace {

constexpr absl::Duration kLongestRun = absl::Minutes(1);

}  // namespace

std::filesystem::path ProgramPath(std::string_view name) {
  const char* other = std::getenv("WAYMARK_BIN_DIR");
  return std::filesystem::path(other != nullptr ? other : WAYMARK_BIN_DIR) / name;
}

absl::StatusOr<FinishedProgram> RunProgram(std::string_view name,
                                           std::vector<std::string> arguments) {
  WAYMARK_ASSIGN_OR_RETURN(const auto child,
                           ChildProcess::Start(ProgramPath(name), std::move(arguments)));
  const std::optional<int> exit_status = child->WaitForExit(kLongestRun);
  if (!exit_status.has_value()) {
    return absl::DeadlineExceededError(
        absl::StrCat(std::string(name), " still runs; it wrote:\n", child->errors().text()));
  }
  // The other end of the pipe is closed, but the last of it may not have been read.
  (void)child->output().WaitForEnd(kLongestRun);
  return FinishedProgram{.exit_status = *exit_status,
                         .output = child->output().text(),
                         .errors = child->errors().text()};
}

std::string Preload(std::string_view library) {
  return absl::StrCat("LD_PRELOAD=", WAYMARK_PRELOADED_DIR "/lib", std::string(library), ".so");
}

}  // namespace waymark
