#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_COMPARE_COMMAND_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_COMPARE_COMMAND_H_

#include "common/config/command_line.h"

namespace waymark::query {

// `waymark-query compare`: how authorities compare by one thing, as a report, tables or JSON.
// Exit statuses as in common/rpc/client/call_failure.h.
config::Command CompareCommand();

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_COMPARE_COMMAND_H_
