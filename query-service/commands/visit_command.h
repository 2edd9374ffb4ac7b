#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_VISIT_COMMAND_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_VISIT_COMMAND_H_

#include "common/config/command_line.h"

namespace waymark::query {

// `waymark-query visit NAME`: all that is recorded of one visit, or its revisions.
// Exit statuses as in common/rpc/client/call_failure.h.
config::Command VisitCommand();

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_VISIT_COMMAND_H_
