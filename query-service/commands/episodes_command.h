#ifndef WAYMARK_QUERY_SERVICE_COMMANDS_EPISODES_COMMAND_H_
#define WAYMARK_QUERY_SERVICE_COMMANDS_EPISODES_COMMAND_H_

#include "common/config/command_line.h"

namespace waymark::query {

// `waymark-query episodes`: visits and months before re-inspection, and with what result, as a
// report, tables or JSON. Exit statuses as in common/rpc/client/call_failure.h.
config::Command EpisodesCommand();

}  // namespace waymark::query

#endif  // WAYMARK_QUERY_SERVICE_COMMANDS_EPISODES_COMMAND_H_
