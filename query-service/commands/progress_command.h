#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_PROGRESS_COMMAND_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_PROGRESS_COMMAND_H_

#include "common/config/command_line.h"

namespace waymark::query {

// `waymark-query progress AUTHORITY`: how one authority has progressed, as a report or as JSON.
// Exit statuses as in common/rpc/client/call_failure.h.
config::Command ProgressCommand();

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_PROGRESS_COMMAND_H_
