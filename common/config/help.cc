#include "common/config/help.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "absl/flags/commandlineflag.h"
#include "absl/flags/reflection.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

#include "common/config/environment_variables.h"
#include "common/config/parsed_line.h"

namespace waymark::config {
namespace {

bool IsSwitch(const absl::CommandLineFlag& flag) { return flag.IsOfType<bool>(); }

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

std::vector<const absl::CommandLineFlag*> FlagsOf(const Command& command) {
  std::vector<const absl::CommandLineFlag*> flags;
  for (const std::string& name : command.flags) {
    if (const auto* flag = absl::FindCommandLineFlag(name)) flags.push_back(flag);
  }
  return flags;
}

std::string UsageOf(const Program& program, const Command& command) {
  return absl::StrCat(program.name, " ", command.name, command.flags.empty() ? "" : " [FLAG...]",
                      command.arguments.empty() ? "" : " ", command.arguments);
}

// In a cell of a table in Markdown.
std::string Cell(std::string_view text) {
  return absl::StrReplaceAll(std::string(text), {{"|", "\\|"}, {"<", "&lt;"}, {"\n", " "}});
}

}  // namespace

void PrintHelp(const Program& program, const Command& command, std::ostream& out) {
  out << "Usage: " << UsageOf(program, command) << "\n\n" << command.summary << "\n";
  if (!command.details.empty()) out << "\n" << command.details << "\n";
  if (command.flags.empty()) return;
  out << "\nFlags (a flag wins over the environment"
      << (TakesConfigFile(command) ? ", and that over the file of --config" : "") << "; "
      << kPrintConfig << " prints what\nthey come to, " << kCheckConfig
      << " whether that will do):\n";
  for (const absl::CommandLineFlag* flag : FlagsOf(command)) {
    const std::string value = flag->DefaultValue();
    out << "  --" << std::string(flag->Name()) << (IsSwitch(*flag) ? "" : "=...") << "\n"
        << Indented(HelpOf(command, *flag)) << "      "
        << (IsSwitch(*flag) || value.empty() ? "" : absl::StrCat("Default: ", value, ". "))
        << "Environment: " << EnvironmentName(std::string(flag->Name())) << ".\n";
  }
}

void PrintHelp(const Program& program, std::ostream& out) {
  out << "Usage: " << program.name << " COMMAND [FLAG...] [ARGUMENT...]\n\n"
      << program.summary << "\n\nCommands:\n";
  std::size_t width = 0;
  for (const Command& command : program.commands) width = std::max(width, command.name.size());
  for (const Command& command : program.commands) {
    out << "  " << command.name << std::string(width + 2 - command.name.size(), ' ')
        << command.summary << "\n";
  }
  out << "\n'" << program.name << " COMMAND --help' tells all about one; '" << program.name
      << " --version' the version;\n'" << program.name
      << " --reference' all of this as a page of Markdown.\n";
}

void PrintReference(const Program& program, std::ostream& out) {
  out << "# " << program.name << "\n\n"
      << "Made by `" << program.name << " --reference` from the code; not to be edited.\n\n"
      << program.summary << "\n";
  for (const Command& command : program.commands) {
    out << "\n## " << command.name << "\n\n```\n"
        << UsageOf(program, command) << "\n```\n\n"
        << command.summary << "\n";
    if (!command.details.empty()) out << "\n```\n" << command.details << "\n```\n";
    if (command.flags.empty()) continue;
    out << "\n| flag | environment | default | meaning |\n| --- | --- | --- | --- |\n";
    for (const absl::CommandLineFlag* flag : FlagsOf(command)) {
      const std::string name(flag->Name());
      const std::string value = flag->DefaultValue();
      out << "| `--" << name << "` | `" << EnvironmentName(name) << "` | "
          << (value.empty() ? "" : absl::StrCat("`", value, "`")) << " | "
          << Cell(HelpOf(command, *flag)) << " |\n";
    }
  }
}

}  // namespace waymark::config
