#include "common/config/command_line.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <optional>

#include "absl/flags/commandlineflag.h"
#include "absl/flags/reflection.h"
#include "absl/strings/str_cat.h"

#include "common/config/config_file.h"
#include "common/config/environment_variables.h"
#include "common/config/flag_origins.h"
#include "common/config/help.h"
#include "common/config/parsed_line.h"
#include "common/config/print_config.h"
#include "common/config/version.h"
#include "common/telemetry/log.h"

namespace waymark::config {
namespace {

constexpr int kUsageError = 2;

int Fail(const Program& program, const std::vector<std::string>& faults) {
  for (const std::string& fault : faults) std::cerr << program.name << ": " << fault << "\n";
  std::cerr << "Try '" << program.name << " --help'.\n";
  return kUsageError;
}

std::string LastOf(const std::vector<Setting>& settings, const std::string& flag) {
  std::string value;
  for (const Setting& setting : settings) {
    if (setting.flag == flag) value = setting.value;
  }
  return value;
}

// All that was given, what wins last.
std::vector<Setting> Given(const Command& command, const ParsedLine& line,
                           std::vector<std::string>& faults) {
  std::vector<Setting> given = ReadEnvironment(command.flags);
  given.insert(given.end(), line.settings.begin(), line.settings.end());
  const std::string path = LastOf(given, kConfigFlag);
  if (path.empty() || !TakesConfigFile(command)) return given;
  ConfigFile file = ReadConfigFile(path, FlagsInFile(command.flags));
  faults.insert(faults.end(), file.faults.begin(), file.faults.end());
  given.insert(given.begin(), file.settings.begin(), file.settings.end());
  return given;
}

// What went wrong, or nothing.
std::optional<std::string> SetFlag(const Setting& setting) {
  std::string error;
  absl::CommandLineFlag* flag = absl::FindCommandLineFlag(setting.flag);
  if (flag == nullptr) return absl::StrCat("there is no flag ", setting.from);
  if (flag->ParseFrom(setting.value, &error)) return std::nullopt;
  return absl::StrCat("'", setting.value, "' does not fit ",
                      setting.from == absl::StrCat("--", setting.flag)
                          ? setting.from
                          : absl::StrCat("--", setting.flag, " (", setting.from, ")"),
                      error.empty() ? "" : ": ", error);
}

std::vector<std::string> AllFlags(const Program& program) {
  std::vector<std::string> flags;
  for (const Command& command : program.commands) {
    flags.insert(flags.end(), command.flags.begin(), command.flags.end());
  }
  return flags;
}

int CheckConfig(const Program& program, const Command& command) {
  std::vector<std::string> faults;
  for (const std::string& variable : UnknownVariables(AllFlags(program))) {
    faults.push_back(
        absl::StrCat("the environment has ", variable, ", and no flag is named like it"));
  }
  if (command.check) {
    for (std::string& fault : command.check()) faults.push_back(std::move(fault));
  }
  if (!faults.empty()) return Fail(program, faults);
  std::cout << "'" << program.name << " " << command.name << "' can run with this\n";
  return EXIT_SUCCESS;
}

int RunCommand(const Program& program, const Command& command,
               const std::vector<std::string>& words) {
  if (std::find(words.begin(), words.end(), "--help") != words.end()) {
    PrintHelp(program, command, std::cout);
    return EXIT_SUCCESS;
  }
  const ParsedLine line = ParseLine(command.name, command.flags, words);
  std::vector<std::string> faults = line.faults;
  FlagOrigins& origins = OriginsOfThisProcess();
  origins.clear();
  for (const Setting& setting : Given(command, line, faults)) {
    if (auto fault = SetFlag(setting)) faults.push_back(*std::move(fault));
    origins[setting.flag] = setting.from;
  }
  if (command.arguments.empty() && !line.arguments.empty()) {
    faults.push_back(
        absl::StrCat("'", command.name, "' takes no argument '", line.arguments.front(), "'"));
  }
  if (!faults.empty()) return Fail(program, faults);
  if (line.print_config) {
    PrintConfig(command.flags, origins, std::cout);
    return EXIT_SUCCESS;
  }
  if (line.check_config) return CheckConfig(program, command);
  // A service that does not do what its variables were meant to say should not keep quiet about it.
  if (command.check) {
    for (const std::string& variable : UnknownVariables(AllFlags(program))) {
      log::Warning("no flag is named like this variable", {{"variable", variable}});
    }
  }
  return command.run(line.arguments);
}

}  // namespace

std::string Version() { return absl::StrCat(kVersion, " (", kBuildType, ")"); }

bool TakesConfigFile(const Command& command) {
  return std::find(command.flags.begin(), command.flags.end(), kConfigFlag) != command.flags.end();
}

int Run(const Program& program, int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  if (words.empty() || words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
    PrintHelp(program, std::cout);
    return words.empty() ? kUsageError : EXIT_SUCCESS;
  }
  if (words[0] == "--version") {
    std::cout << program.name << " " << Version() << "\n";
    return EXIT_SUCCESS;
  }
  if (words[0] == "--reference") {
    PrintReference(program, std::cout);
    return EXIT_SUCCESS;
  }
  for (const Command& command : program.commands) {
    if (command.name != words[0]) continue;
    words.erase(words.begin());
    return RunCommand(program, command, words);
  }
  return Fail(program, {absl::StrCat("there is no command '", words[0], "'")});
}

}  // namespace waymark::config
