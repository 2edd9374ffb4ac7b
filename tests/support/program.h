#ifndef WAYMARK_TESTS_SUPPORT_PROGRAM_H_
#define WAYMARK_TESTS_SUPPORT_PROGRAM_H_

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace waymark {

// The names of the programs of this build.
inline constexpr std::string_view kIngestProgram = "waymark-ingest";
inline constexpr std::string_view kQueryProgram = "waymark-query";

// Where this build has put the program; the variable WAYMARK_BIN_DIR names another folder of them.
std::filesystem::path ProgramPath(std::string_view name);

struct FinishedProgram {
  int exit_status = 0;
  std::string output;
  std::string errors;
};

// Runs a program of this build to its end. DEADLINE_EXCEEDED where it does not end in a minute.
absl::StatusOr<FinishedProgram> RunProgram(std::string_view name,
                                           std::vector<std::string> arguments);

// The variable that has the dynamic linker load a library of this build's (waymark_preloaded) into
// a program before others: "LD_PRELOAD=...".
std::string Preload(std::string_view library);

}  // namespace waymark

#endif  // WAYMARK_TESTS_SUPPORT_PROGRAM_H_
