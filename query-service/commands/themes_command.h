#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_THEMES_COMMAND_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_THEMES_COMMAND_H_

#include "common/config/command_line.h"

namespace waymark::query {

// `waymark-query themes`: what recurs across authorities, as a report, tables or JSON. Exit
// statuses as in common/rpc/client/call_failure.h.
config::Command ThemesCommand();

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_THEMES_COMMAND_H_
