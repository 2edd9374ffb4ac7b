#include "common/config/command_line.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string_view>
#include <utility>

#include "absl/flags/commandlineflag.h"
#include "absl/flags/reflection.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

#include "common/config/print_config.h"
#include "common/config/version.h"

namespace waymark::config {
namespace {

constexpr int kUsageError = 2;
constexpr char kPrintConfig[] = "--print-config";

std::string EnvironmentName(const std::string& flag) {
  return absl::StrCat("WAYMARK_", absl::AsciiStrToUpper(flag));
}

bool IsSwitch(const absl::CommandLineFlag& flag) { return flag.IsOfType<bool>(); }

int Fail(const Program& program, const std::string& message) {
  std::cerr << program.name << ": " << message << "\nTry '" << program.name << " --help'.\n";
  return kUsageError;
}

std::string HelpOf(const Command& command, const absl::CommandLineFlag& flag) {
  const auto own = command.flag_help.find(std::string(flag.Name()));
  return own != command.flag_help.end() ? own->second : flag.Help();
}

// What a flag means, indented and broken at spaces to fit the width of the paragraphs above it.
std::string Indented(std::string_view text) {
  constexpr std::size_t kWidth = 100;
  constexpr std::string_view kIndent = "      ";
  std::string lines(kIndent);
  std::size_t column = kIndent.size();
  for (const std::string& word : std::vector<std::string>(absl::StrSplit(std::string(text), ' '))) {
    if (column > kIndent.size() && column + 1 + word.size() > kWidth) {
      absl::StrAppend(&lines, "\n", std::string(kIndent));
      column = kIndent.size();
    } else if (column > kIndent.size()) {
      lines += ' ';
      ++column;
    }
    lines += word;
    column += word.size();
  }
  return lines + "\n";
}

void PrintFlags(const Command& command) {
  for (const std::string& name : command.flags) {
    const absl::CommandLineFlag* flag = absl::FindCommandLineFlag(name);
    if (flag == nullptr) continue;
    const std::string value = flag->DefaultValue();
    std::cout << "  --" << name << (IsSwitch(*flag) ? "" : "=...") << "\n"
              << Indented(HelpOf(command, *flag)) << "      "
              << (IsSwitch(*flag) || value.empty() ? "" : absl::StrCat("Default: ", value, ". "))
              << "Environment: " << EnvironmentName(name) << ".\n";
  }
}

void PrintHelp(const Program& program, const Command& command) {
  std::cout << "Usage: " << program.name << " " << command.name
            << (command.flags.empty() ? "" : " [FLAG...]") << (command.arguments.empty() ? "" : " ")
            << command.arguments << "\n\n"
            << command.summary << "\n";
  if (!command.details.empty()) std::cout << "\n" << command.details << "\n";
  if (!command.flags.empty()) {
    std::cout << "\nFlags (a flag wins over the environment; " << kPrintConfig
              << " prints what they come to):\n";
  }
  PrintFlags(command);
}

void PrintHelp(const Program& program) {
  std::cout << "Usage: " << program.name << " COMMAND [FLAG...] [ARGUMENT...]\n\n"
            << program.summary << "\n\nCommands:\n";
  std::size_t width = 0;
  for (const Command& command : program.commands) width = std::max(width, command.name.size());
  for (const Command& command : program.commands) {
    std::cout << "  " << command.name << std::string(width + 2 - command.name.size(), ' ')
              << command.summary << "\n";
  }
  std::cout << "\n'" << program.name << " COMMAND --help' tells all about one; '" << program.name
            << " --version' the version.\n";
}

// What went wrong, or nothing.
std::optional<std::string> SetFlag(const std::string& name, const std::string& value,
                                   const std::string& given_as) {
  std::string error;
  absl::CommandLineFlag* flag = absl::FindCommandLineFlag(name);
  if (flag == nullptr) return absl::StrCat("there is no flag ", given_as);
  if (flag->ParseFrom(value, &error)) return std::nullopt;
  return absl::StrCat("'", value, "' does not fit ", given_as, ": ", error);
}

std::optional<std::string> FillFromEnvironment(const Command& command, FlagOrigins& origins) {
  for (const std::string& name : command.flags) {
    const std::string variable = EnvironmentName(name);
    if (const char* value = std::getenv(variable.c_str()); value != nullptr) {
      if (auto error = SetFlag(name, value, variable)) return error;
      origins[name] = variable;
    }
  }
  return std::nullopt;
}

bool Takes(const Command& command, const std::string& flag) {
  return std::find(command.flags.begin(), command.flags.end(), flag) != command.flags.end();
}

// Takes --name=value, --name value, --switch and --noswitch; what follows "--" is an argument.
class LineParser {
 public:
  // Notes in `origins`, which outlives it, what it sets.
  LineParser(const Command& command, std::vector<std::string> words, FlagOrigins& origins)
      : command_(command), words_(std::move(words)), origins_(origins) {}

  std::optional<std::string> Parse() {
    bool only_arguments = false;
    for (; next_ < words_.size(); ++next_) {
      const std::string& word = words_[next_];
      if (!only_arguments && word == "--") {
        only_arguments = true;
      } else if (only_arguments || word.rfind("--", 0) != 0) {
        arguments_.push_back(word);
      } else if (word == kPrintConfig) {
        print_config_ = true;
      } else if (auto error = ParseFlag(word.substr(2))) {
        return error;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] const std::vector<std::string>& arguments() const { return arguments_; }
  // Whether --print-config is there.
  [[nodiscard]] bool print_config() const { return print_config_; }

 private:
  std::optional<std::string> ParseFlag(const std::string& text) {
    const std::size_t equals = text.find('=');
    const std::string name = text.substr(0, equals);
    if (!Takes(command_, name)) {
      const std::string positive = name.rfind("no", 0) == 0 ? name.substr(2) : std::string();
      if (Takes(command_, positive) && IsSwitch(*absl::FindCommandLineFlag(positive))) {
        return Set(positive, "false", "--" + name);
      }
      return absl::StrCat("'", command_.name, "' takes no flag --", name);
    }
    if (equals != std::string::npos) return Set(name, text.substr(equals + 1), "--" + name);
    if (IsSwitch(*absl::FindCommandLineFlag(name))) return Set(name, "true", "--" + name);
    if (next_ + 1 >= words_.size()) return absl::StrCat("--", name, " needs a value");
    return Set(name, words_[++next_], "--" + name);
  }

  std::optional<std::string> Set(const std::string& name, const std::string& value,
                                 const std::string& given_as) {
    origins_[name] = given_as;
    return SetFlag(name, value, given_as);
  }

  const Command& command_;
  std::vector<std::string> words_;
  FlagOrigins& origins_;
  std::size_t next_ = 0;
  std::vector<std::string> arguments_;
  bool print_config_ = false;
};

int RunCommand(const Program& program, const Command& command, std::vector<std::string> words) {
  if (std::find(words.begin(), words.end(), "--help") != words.end()) {
    PrintHelp(program, command);
    return EXIT_SUCCESS;
  }
  FlagOrigins origins;
  if (auto error = FillFromEnvironment(command, origins)) return Fail(program, *error);
  LineParser parser(command, std::move(words), origins);
  if (auto error = parser.Parse()) return Fail(program, *error);
  if (parser.print_config()) {
    PrintConfig(command.flags, origins, std::cout);
    return EXIT_SUCCESS;
  }
  if (command.arguments.empty() && !parser.arguments().empty()) {
    return Fail(program, absl::StrCat("'", command.name, "' takes no argument '",
                                      parser.arguments().front(), "'"));
  }
  return command.run(parser.arguments());
}

}  // namespace

std::string Version() { return absl::StrCat(kVersion, " (", kBuildType, ")"); }

int Run(const Program& program, int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  if (words.empty() || words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
    PrintHelp(program);
    return words.empty() ? kUsageError : EXIT_SUCCESS;
  }
  if (words[0] == "--version") {
    std::cout << program.name << " " << Version() << "\n";
    return EXIT_SUCCESS;
  }
  for (const Command& command : program.commands) {
    if (command.name != words[0]) continue;
    words.erase(words.begin());
    return RunCommand(program, command, std::move(words));
  }
  return Fail(program, absl::StrCat("there is no command '", words[0], "'"));
}

}  // namespace waymark::config
