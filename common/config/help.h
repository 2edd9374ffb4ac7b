#ifndef WAYMARK_COMMON_CONFIG_HELP_H_
#define WAYMARK_COMMON_CONFIG_HELP_H_

#include <ostream>

#include "common/config/command_line.h"

namespace waymark::config {

// What --help prints for a program, and for one of its commands.
void PrintHelp(const Program& program, std::ostream& out);
void PrintHelp(const Program& program, const Command& command, std::ostream& out);

// The same of all commands as a page of Markdown, which is kept as deploy/configuration/*.md.
void PrintReference(const Program& program, std::ostream& out);

}  // namespace waymark::config

#endif  // WAYMARK_COMMON_CONFIG_HELP_H_
