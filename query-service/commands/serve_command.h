#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_SERVE_COMMAND_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_SERVE_COMMAND_H_

#include "common/config/command_line.h"

namespace waymark::query {

// `waymark-query serve`.
config::Command ServeCommand();

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_SERVE_COMMAND_H_
