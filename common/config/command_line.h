#ifndef WAYMARK_COMMON_CONFIG_COMMAND_LINE_H_
#define WAYMARK_COMMON_CONFIG_COMMAND_LINE_H_

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace waymark::config {

// One thing a program does: `waymark-query progress AUTHORITY`.
struct Command {
  std::string name;
  std::string arguments;           // As shown in help: "AUTHORITY", "FILE...", or empty.
  std::string summary;             // A line.
  std::vector<std::string> flags;  // The absl flags it takes, in the order help shows them.
  std::string details;             // Paragraphs and examples, or empty.
  // Gets the positional arguments; returns the exit status.
  std::function<int(const std::vector<std::string>&)> run;
  // What a flag means to this command, where it is another thing than to others.
  std::map<std::string, std::string> flag_help = {};
  // What would keep it from running as its flags are now, each in a sentence; changes nothing. None
  // where flags that can be parsed will do.
  std::function<std::vector<std::string>()> check = {};
};

struct Program {
  std::string name;
  std::string summary;
  std::vector<Command> commands;
};

// The flag that names a file of the others, for commands that take it.
inline constexpr char kConfigFlag[] = "config";
bool TakesConfigFile(const Command& command);

// Finds the command, fills its flags and runs it. A flag's value is from the command line, else the
// environment (WAYMARK_LISTEN for --listen), else the file of --config, else its default.
// `--print_config` prints in the command's place what each of its flags has come to and where that
// is from, `--check_config` whether the command could run so. `--help` works for the program and
// each command, `--version` and `--reference` for the program. Exit status 2, with everything that
// is wrong and a word on what to do, where line, environment or file are not understood; a flag of
// another command is not understood either.
int Run(const Program& program, int argc, char** argv);

// "0.1.0 (Release)": what --version prints after the program's name.
std::string Version();

}  // namespace waymark::config

#endif  // WAYMARK_COMMON_CONFIG_COMMAND_LINE_H_
